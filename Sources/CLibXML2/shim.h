// SPDX-License-Identifier: Apache-2.0
#ifndef EVENHAND_CLIBXML2_SHIM_H
#define EVENHAND_CLIBXML2_SHIM_H

#include <libxml/xmlversion.h>
// Keeps the system's ICU headers out of this module: they clash with those of Foundation.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <libxml/HTMLparser.h>

#endif
