"""English words that the actor layer goes by and that no table holds."""

from __future__ import annotations

# Honorifics and the gender they tell.
HONORIFICS = {
    "mr": "m", "mr.": "m", "mister": "m", "sir": "m", "lord": "m",
    "mrs": "f", "mrs.": "f", "ms": "f", "ms.": "f", "miss": "f", "madam": "f", "madame": "f", "lady": "f", "dame": "f",
    "dr": "", "dr.": "", "prof": "", "prof.": "",
}  # fmt: skip

# Short forms of titles → role nouns of roles.csv.
SHORT_TITLES = {
    "gen": "general", "gen.": "general", "col": "colonel", "col.": "colonel", "lt": "lieutenant", "lt.": "lieutenant",
    "capt": "captain", "capt.": "captain", "sgt": "sergeant", "sgt.": "sergeant", "adm": "admiral", "adm.": "admiral",
    "maj": "general", "maj.": "general", "brig": "brigadier", "brig.": "brigadier", "cmdr": "commander",
    "cmdr.": "commander", "sen": "senator", "sen.": "senator", "rep": "congressman", "rep.": "congressman",
    "gov": "governor", "gov.": "governor", "pres": "president", "pres.": "president", "amb.": "ambassador",
    "const.": "police officer", "cpl.": "corporal", "supt.": "police officer", "insp.": "police officer",
    "rev": "pastor", "rev.": "pastor", "supt": "police officer", "det": "detective", "det.": "detective",
}  # fmt: skip

PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip

# Pronouns of groups, bodies and countries; True: in the plural.
GROUP_PRONOUNS = {
    "they": True, "them": True, "their": True, "themselves": True, "it": False, "its": False, "itself": False,
}  # fmt: skip

# What follows a family name and is no part of it.
NAME_SUFFIXES = frozenset({"Jr", "Sr", "II", "III"})
FORMER = frozenset({"former", "ex", "ex-", "ousted", "deposed", "onetime", "retired"})
POSSESSIVE_MARKS = frozenset({"'s", "’s", "'", "’"})
ARTICLES = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "some", "several", "many", "other", "another"}
)
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
COORDINATORS = frozenset({"and", "or", "&"})

# Whose nationality the owner's does not tell: `Kenya's allies`.
RELATIONAL = frozenset(
    {"ally", "opponent", "supporter", "follower", "neighbour", "neighbor", "envoy", "ambassador", "guard"}
)
# Roles of a household: a country of theirs is not told by the owner's office.
HOUSEHOLD = frozenset(
    {"wife", "husband", "son", "daughter", "father", "mother", "brother", "sister", "family", "relative", "parent",
     "child", "widow", "neighbour", "neighbor", "couple", "lawyer", "attorney", "doctor"}
)  # fmt: skip
# Roles that are concerned with a country rather than of it: `a Syria analyst`.
TOPICAL = frozenset(
    {"adviser", "advisor", "analyst", "expert", "envoy", "special envoy", "ambassador", "correspondent", "historian",
     "observer", "scholar", "researcher", "director", "activist", "campaigner", "negotiator", "mediator", "delegation"}
)  # fmt: skip
# Roles that speak for a body, so that `for` names it: `a spokesman for the army`.
SPEAKERS = frozenset({"spokesman", "spokeswoman", "spokesperson", "official", "lawyer", "attorney", "officer"})

# A role noun after these stands for a place or a capacity, not for somebody who acts.
ELSEWHERE = frozenset({"in", "inside", "at", "into", "within", "near", "outside", "as", "around", "onto", "throughout"})
# After these a country that is no place is one that is dealt with.
DEALT_WITH = frozenset({"with", "against", "by", "between", "for", "to", "on", "from"})
# What is done to a government, so that a capital as the object stands for one: `accused Nairobi of`.
DEALING = frozenset(
    {"accuse", "blame", "urge", "warn", "condemn", "criticise", "criticize", "denounce", "threaten", "press", "thank",
     "pressure", "ask", "tell", "back", "support", "sue", "sanction", "isolate", "rebuke", "praise", "persuade", "arm",
     "convince", "push", "oppose", "defy", "anger", "provoke", "challenge", "consult", "inform", "notify", "punish"}
)  # fmt: skip
# Verbs of which a city, not a government, is the subject.
CITY_VERBS = frozenset(
    {"be", "fall", "lie", "burn", "wake", "shake", "host", "see", "witness", "experience", "suffer", "brace", "sit",
     "stand", "remain", "become", "celebrate", "grow", "empty", "lose", "sleep", "come", "endure", "mourn", "have"}
)  # fmt: skip
# What a city owns as a city: `Nairobi's mayor`.
CITY_THINGS = frozenset(
    {"mayor", "resident", "street", "airport", "centre", "center", "suburb", "outskirts", "district", "police",
     "university", "hospital", "church", "mosque", "square", "metro", "population", "people", "governor", "skyline"}
)  # fmt: skip
# Nouns that stand for many.
COLLECTIVES = frozenset(
    {"police", "people", "military", "army", "personnel", "crowd", "mob", "opposition", "media", "staff", "crew",
     "family", "infantry", "artillery", "militia", "gang", "tribe", "clan", "congregation", "insurgency", "mafia",
     "riot police", "border police", "secret police", "judiciary", "delegation", "jury", "couple", "townspeople",
     "coalition", "junta", "state media", "civil society", "emergency service"}
)  # fmt: skip
# Role nouns that are no single person, so that no `he` is one of them.
NOT_PERSONS = frozenset(
    {"office", "government", "ministry", "embassy", "consulate", "cabinet", "presidency", "administration", "regime",
     "parliament", "legislature", "senate", "national assembly", "court", "supreme court", "tribunal", "company",
     "firm", "corporation", "bank", "airline", "hospital", "university", "church", "party", "union", "group",
     "movement", "commission", "committee", "council", "agency", "faction", "charity", "watchdog", "newspaper",
     "magazine", "broadcaster", "state television", "state tv", "news agency", "state news agency", "navy",
     "air force", "coast guard", "national guard", "battalion", "brigade", "regiment", "cartel", "warship",
     "warplane", "foreign ministry", "defence ministry", "defense ministry", "interior ministry"}
)  # fmt: skip
# Words for an armed organisation named before: `the group`.
ARMED_BODIES = frozenset({"group", "movement", "organisation", "organization", "militia"})
# Role nouns that anybody is called by.
GENERIC = frozenset({"man", "woman", "person", "boy", "girl", "teenager"})
# Names written with the family name first.
FAMILY_NAME_FIRST = frozenset({"CHN", "PRK", "KOR", "TWN", "VNM", "KHM", "SGP", "HKG"})

# What the word for a role tells of gender.
ROLE_GENDER = {
    "spokesman": "m", "king": "m", "prince": "m", "crown prince": "m", "husband": "m", "father": "m", "son": "m",
    "brother": "m", "businessman": "m", "congressman": "m", "policeman": "m", "boy": "m", "man": "m",
    "spokeswoman": "f", "queen": "f", "princess": "f", "wife": "f", "mother": "f", "daughter": "f", "sister": "f",
    "businesswoman": "f", "congresswoman": "f", "chairwoman": "f", "policewoman": "f", "girl": "f", "woman": "f",
    "first lady": "f",
}  # fmt: skip
