// SPDX-License-Identifier: Apache-2.0
#ifndef EVENHAND_CLIBZIP_SHIM_H
#define EVENHAND_CLIBZIP_SHIM_H

#include <zip.h>

#endif
