#ifndef CLIBXML2_H
#define CLIBXML2_H

// libxml2 built with ICU includes ICU's headers, which conflict with those inside Foundation. Only
// the fields of xmlCharEncodingHandler depend on it, and they are not used here.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

/// The functions that Readback calls.
#define READBACK_XML_FUNCTIONS(F) \
  F(xmlInitParser) \
  F(xmlNewParserCtxt) \
  F(xmlFreeParserCtxt) \
  F(xmlCtxtReadMemory) \
  F(xmlFreeDoc) \
  F(xmlStopParser) \
  F(xmlSetStructuredErrorFunc) \
  F(xmlSAX2GetLineNumber) \
  F(htmlCreateMemoryParserCtxt) \
  F(htmlFreeParserCtxt) \
  F(htmlCtxtUseOptions) \
  F(htmlParseDocument) \
  F(htmlEntityLookup)

struct readback_xml_functions {
#define READBACK_FIELD(name) __typeof__(name) *_Nonnull name;
  READBACK_XML_FUNCTIONS(READBACK_FIELD)
#undef READBACK_FIELD
};

/// libxml2, loaded on first use: it depends on ICU, 30 MB that no plain text needs. NULL if it is
/// not installed. Thread-safe.
const struct readback_xml_functions *_Nullable readback_xml(void);

#endif
