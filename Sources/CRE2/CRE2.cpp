// SPDX-License-Identifier: Apache-2.0
#include "CRE2.h"

#include <re2/re2.h>
#include <re2/stringpiece.h>

struct cre2_pattern {
  re2::RE2 compiled;

  cre2_pattern(const re2::StringPiece &text, const re2::RE2::Options &options) : compiled(text, options) {}
};

namespace {

// A match needs the whole and one group, never more.
constexpr int most_groups = 2;

cre2_error_code code_of(re2::RE2::ErrorCode code) {
  switch (code) {
    case re2::RE2::NoError: return cre2_error_none;
    case re2::RE2::ErrorBadEscape: return cre2_error_bad_escape;
    case re2::RE2::ErrorBadCharClass: return cre2_error_bad_class;
    case re2::RE2::ErrorBadCharRange: return cre2_error_bad_range;
    case re2::RE2::ErrorMissingBracket: return cre2_error_missing_bracket;
    case re2::RE2::ErrorMissingParen: return cre2_error_missing_parenthesis;
    case re2::RE2::ErrorUnexpectedParen: return cre2_error_unexpected_parenthesis;
    case re2::RE2::ErrorTrailingBackslash: return cre2_error_trailing_backslash;
    case re2::RE2::ErrorRepeatArgument: return cre2_error_nothing_to_repeat;
    case re2::RE2::ErrorRepeatSize: return cre2_error_repeat_size;
    case re2::RE2::ErrorRepeatOp: return cre2_error_repeat_twice;
    case re2::RE2::ErrorBadPerlOp: return cre2_error_not_available;
    case re2::RE2::ErrorBadUTF8: return cre2_error_not_utf8;
    case re2::RE2::ErrorBadNamedCapture: return cre2_error_bad_name;
    case re2::RE2::ErrorPatternTooLarge: return cre2_error_too_large;
    default: return cre2_error_internal;
  }
}

}  // namespace

cre2_pattern *cre2_compile(const char *pattern, size_t length, int fold_case, int64_t memory) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_case_sensitive(!fold_case);
  options.set_max_mem(memory);
  return new cre2_pattern(re2::StringPiece(pattern, length), options);
}

void cre2_free(cre2_pattern *pattern) { delete pattern; }

int cre2_error(const cre2_pattern *pattern) { return code_of(pattern->compiled.error_code()); }

const char *cre2_error_part(const cre2_pattern *pattern, size_t *length) {
  *length = pattern->compiled.error_arg().size();
  return pattern->compiled.error_arg().data();
}

int cre2_groups(const cre2_pattern *pattern) { return pattern->compiled.NumberOfCapturingGroups(); }

int cre2_find(const cre2_pattern *pattern, const char *text, size_t length, int group, ptrdiff_t *start,
              ptrdiff_t *end) {
  *start = *end = -1;
  if (group < 0 || group >= most_groups) return 0;
  re2::StringPiece groups[most_groups];
  const re2::StringPiece whole(text, length);
  if (!pattern->compiled.Match(whole, 0, length, re2::RE2::UNANCHORED, groups, group + 1)) return 0;
  // A group that took no part has no data; one that is empty points into the text.
  if (groups[group].data() == nullptr) return 1;
  *start = groups[group].data() - text;
  *end = *start + static_cast<ptrdiff_t>(groups[group].size());
  return 1;
}
