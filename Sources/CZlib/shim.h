// SPDX-License-Identifier: Apache-2.0
#ifndef EVENHAND_CZLIB_SHIM_H
#define EVENHAND_CZLIB_SHIM_H

#include <zlib.h>

#endif
