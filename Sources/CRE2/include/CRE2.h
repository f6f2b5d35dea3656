// SPDX-License-Identifier: Apache-2.0
#ifndef EVENHAND_CRE2_H
#define EVENHAND_CRE2_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A compiled pattern. Nothing in it changes once it is made, so that threads may share it.
typedef struct cre2_pattern cre2_pattern;

/// Compiles a pattern in RE2's syntax; `fold_case` lets letters of either case match.
///
/// Never fails: what is wrong is asked for with `cre2_error`. `memory` bounds the bytes that the pattern and
/// its matching may take.
cre2_pattern *cre2_compile(const char *pattern, size_t length, int fold_case, int64_t memory);
void cre2_free(cre2_pattern *pattern);

/// RE2's code of what is wrong; 0 when nothing is. The names are `cre2_error_code`'s.
int cre2_error(const cre2_pattern *pattern);
/// The part of the pattern that is at fault, as long as the pattern lives.
const char *cre2_error_part(const cre2_pattern *pattern, size_t *length);

enum cre2_error_code {
  cre2_error_none,
  cre2_error_bad_escape,
  cre2_error_bad_class,
  cre2_error_bad_range,
  cre2_error_missing_bracket,
  cre2_error_missing_parenthesis,
  cre2_error_unexpected_parenthesis,
  cre2_error_trailing_backslash,
  cre2_error_nothing_to_repeat,
  cre2_error_repeat_size,
  cre2_error_repeat_twice,
  cre2_error_not_available,
  cre2_error_not_utf8,
  cre2_error_bad_name,
  cre2_error_too_large,
  cre2_error_internal,
};

/// How many groups in parentheses it has.
int cre2_groups(const cre2_pattern *pattern);

/// Whether the pattern is found anywhere in the text. For `group` 0 the whole match is put into `start` and
/// `end`, for 1 the first group; both are -1 where the group took no part in the match.
int cre2_find(const cre2_pattern *pattern, const char *text, size_t length, int group, ptrdiff_t *start,
              ptrdiff_t *end);

#ifdef __cplusplus
}
#endif
#endif
