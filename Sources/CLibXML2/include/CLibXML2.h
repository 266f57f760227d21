#ifndef CLIBXML2_H
#define CLIBXML2_H

// libxml2 built with ICU pulls ICU's headers in, which clash with those inside Foundation. Only
// the fields of xmlCharEncodingHandler depend on it, and nothing here looks into one.
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

/// libxml2, which is loaded when this is first called: it brings ICU with it, 30 MB that no plain
/// text needs. NULL where it is not installed. Threads may call it at once.
const struct readback_xml_functions *_Nullable readback_xml(void);

#endif
