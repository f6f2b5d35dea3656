// SPDX-License-Identifier: Apache-2.0

/// The pack, the texts and the answer of the tests of adverts.
extension AdvertTests {
  static let pack: [(name: String, text: String)] = [
    ("pack.yaml", header), ("plain-words.yaml", plainWords), ("flexible-working.yaml", flexibleWorking),
    ("lexicons/plain-words.yaml", words), ("lexicons/flexible-working.yaml", offers),
  ]

  private static let header = """
    id: local
    version: "1"
    title: Words of adverts
    says: For tests.
    sources:
      handbook: {title: Recruitment handbook, date: "2025", url: "https://example.org/handbook"}
    """

  private static let plainWords = """
    id: local.plain-words
    title: Plain words
    guidance: {source: handbook, clause: "2", says: "Write so that everybody who could do the work can see it."}
    obligation: should
    checkpoint: [pre-advert, pre-publication]
    for: vacancy
    wording: {texts: [adverts.text, specification.lines.text], lexicon: plain-words}
    when: has(vacancy.ref)
    expect: wording.matches == 0
    message: "Words that narrow the field: {wording.words}."
    remedy: {pre-advert: Choose the words that stand below., afterwards: Choose others next time.}
    explain: {by: recruiting manager, approve: head of recruitment, within: 10 working days}
    examples:
      - {verdict: complies, given: {adverts: [{text: A nurse.}], specification.lines: [{text: Kind}]}}
      - {verdict: must explain, given: {adverts: [{text: A ninja.}]}}
      - {verdict: cannot tell, given: {vacancy.ref: V-1}}
    """

  private static let flexibleWorking = """
    id: local.flexible-working
    title: Flexible working is offered
    guidance: {source: handbook, clause: "3", says: "Say in the advert which ways of working are open."}
    obligation: should
    checkpoint: [pre-advert, pre-publication]
    for: advert
    wording: {texts: [advert.text], lexicon: flexible-working}
    expect: advert.flexible_working == true || wording.matches >= 1
    message: "Nothing in the advert offers flexible working."
    remedy: {pre-advert: Say which ways of working are open., afterwards: Say so next time.}
    explain: {by: recruiting manager, approve: head of recruitment, within: 10 working days}
    examples:
      - {verdict: complies, given: {advert.flexible_working: no, advert.text: Part-time is welcome.}}
      - {verdict: must explain, given: {advert.flexible_working: no, advert.text: Come and join us.}}
      - {verdict: cannot tell, given: {advert.text: Come and join us.}}
    """

  private static let words = """
    lexicon: 1
    title: Words that narrow the field
    says: For tests.
    source: handbook
    entries:
      - id: ninja
        find: ["ninja*", "rock star*"]
        why: It pictures one kind of person.
        instead: Say what the person will do.
      - id: years
        find: ["{number} years of ... experience"]
        why: Length of time says little of skill.
        instead: Say what the person must be able to do.
      - id: leader
        find: [leader]
        why: It may put people off.
        unless: {title: [leader]}
    """

  private static let offers = """
    lexicon: 1
    title: Offers of flexible working
    says: For tests.
    source: handbook
    why: It opens the post to people who cannot work full time.
    entries:
      - {id: offer, find: ["part time", "flexible working", "job share"]}
    """

  static let advert = """
    # Data Ninja

    We want a röckstar, sorry: a *rock-star*, with 5+ years of NHS or council experience.
    Ask Jo Bloggs. You are a leader.

    A long line: it goes on and on about the place, the people and the parking, until a ninja comes by, and then some.
    """

  static let specification = """
    Essential criteria:

    - Registered nurse
    - Ten years of experience

    Desirable
    * A leader
    """

  static let answer = """
    This advert falls short of 2 rules, in 7 passages: mend it, or record why.
    Internal, not for publication

    must explain    Flexible working is offered
        Nothing in the advert offers flexible working.
        Recruitment handbook, 3: "Say in the advert which ways of working are open."
        Say which ways of working are open.

    must explain    Plain words
        Words that narrow the field: "Ninja" (line 1 of the advert), "rock-star"
        (line 3 of the advert), "5+ years of … experience" (line 3 of the advert)
        and 4 more.
        Recruitment handbook, 2: "Write so that everybody who could do the work can
        see it."
        Choose the words that stand below.

    The words in their place

    advert.md:1:8: Ninja
        # Data Ninja
               ^^^^^
        It pictures one kind of person. Instead: Say what the person will do.

    advert.md:3:31: rock-star
        We want a röckstar, sorry: a *rock-star*, with 5+ years of NHS or counci…
                                      ^^^^^^^^^
        It pictures one kind of person. Instead: Say what the person will do.

    advert.md:3:48: 5+ years of … experience
        …kstar, sorry: a *rock-star*, with 5+ years of NHS or council experience.
                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        Length of time says little of skill. Instead: Say what the person must be
        able to do.

    advert.md:4:26: leader
        Ask Jo Bloggs. You are a leader.
                                 ^^^^^^
        It may put people off.

    advert.md:6:85: ninja
        …lace, the people and the parking, until a ninja comes by, and then some.
                                                   ^^^^^
        It pictures one kind of person. Instead: Say what the person will do.

    specification.txt:4:3: Ten years of experience
        - Ten years of experience
          ^^^^^^^^^^^^^^^^^^^^^^^
        Length of time says little of skill. Instead: Say what the person must be
        able to do.

    specification.txt:7:5: leader
        * A leader
            ^^^^^^
        It may put people off.

    """
}
