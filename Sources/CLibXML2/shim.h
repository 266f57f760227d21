// libxml2 built with ICU pulls ICU's headers in, which clash with those inside Foundation. Only
// the fields of xmlCharEncodingHandler depend on it, and nothing here looks into one.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
