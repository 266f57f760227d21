"""Words: dictionary lists, frequencies, function words, British and American spellings."""

import gzip
import importlib.util
import pathlib
import re

import msgpack

LISTS = pathlib.Path("/usr/share/dict")
WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*\.?", re.UNICODE)


def dictionary(name):
    """(words listed in lower case, words listed with a capital, in lower case) of a list."""
    lower, capital = set(), set()
    for line in (LISTS / name).read_text(encoding="utf-8").split("\n"):
        if not line or line.endswith("'s") or line.endswith("s'"):
            continue  # possessives are made by rule
        (lower if line == line.lower() else capital).add(line.lower())
    return lower, capital


def zipf_values():
    """Zipf frequency (log10 of uses in 10^9 words) of each word that wordfreq knows, best first.

    The package keeps words in bins of centibels: bin k holds those of 10^(-k/100).
    """
    spec = importlib.util.find_spec("wordfreq")
    path = pathlib.Path(spec.submodule_search_locations[0]) / "data" / "large_en.msgpack.gz"
    bins = msgpack.unpackb(gzip.decompress(path.read_bytes()), raw=False)
    assert bins[0] == {"format": "cB", "version": 1}
    result = {}
    for centibels, words in enumerate(bins[1:]):
        for word in words:
            result.setdefault(word.replace("’", "'"), 9 - centibels / 100)
    return result


# Words that hold sentences together: the aligner trusts them less, the judge does not mark them.
# The closed classes have no senses here: WordNet's "a" is an ångström and its "he" is helium.
CLOSED = set(
    """a an the this that these those my your his her its our their some any each every no none both
    either neither all such i you he she it we they me him us them mine yours hers ours theirs
    myself yourself himself herself itself ourselves yourselves themselves who whom whose which what
    whoever whatever and or but nor so yet if then than as because while although though since
    unless until whether when where why how of in on at by for with about against between into
    through during before after above below to from up down out off over under upon within without
    among amongst across amid per via onto toward towards despite except
    am is are was were be been being have has had having do does did doing done
    will would shall should can could may might must ought cannot not there
    'm 're 's 've 'd 'll n't ca wo sha
    don't doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't
    couldn't shouldn't mustn't i'm i've i'd i'll he's he'd he'll she's she'd she'll it's it'd it'll
    we're we've we'd we'll you're you've you'd you'll they're they've they'd they'll that's there's
    what's who's let's""".split())
OPEN_FUNCTION_WORDS = set(
    """again further along behind beyond near here also too very just only own same other more most
    much many few less least even still already ever never""".split())

FUNCTION_LEMMAS = {
    "an": ["a"], "these": ["this"], "those": ["that"], "n't": ["not"], "cannot": ["can", "not"],
    "ca": ["can"], "wo": ["will"], "'ll": ["will"], "'ve": ["have"], "'re": ["be"], "'m": ["be"],
    "sha": ["shall"],
    **{form: ["be"] for form in "am is are was were been being".split()},
    **{form: ["have"] for form in "has had having".split()},
    **{form: ["do"] for form in "does did done doing".split()},
}


def contracted(word):
    """The words of a closed-class contraction; empty for anything else.

    "don't" is "do" and "not". The endings 's and 'd are left out: they may be one of two words.
    """
    irregular = {"can't": "can", "won't": "will"}
    if word.endswith("n't") and len(word) > 3:
        verb = irregular.get(word, word[:-3])
        return FUNCTION_LEMMAS.get(verb, [verb]) + ["not"]
    for ending in ("'ll", "'ve", "'re", "'m"):
        if word.endswith(ending) and len(word) > len(ending):
            return [word[:-len(ending)]] + FUNCTION_LEMMAS[ending]
    if word in ("it's", "he's", "she's", "there's", "that's"):
        return [word[:-2]]
    return []

# Longest ending first; each applies at the end of the word, before an inflection or a suffix.
SPELLINGS = [
    ("isation", "ization"), ("yse", "yze"), ("ysing", "yzing"), ("ysed", "yzed"),
    ("ise", "ize"), ("ising", "izing"), ("ised", "ized"), ("iser", "izer"), ("isable", "izable"),
    ("our", "or"), ("oured", "ored"), ("ouring", "oring"), ("ourer", "orer"), ("ourable", "orable"),
    ("ourably", "orably"), ("ourite", "orite"), ("ourless", "orless"), ("ourful", "orful"),
    ("ourhood", "orhood"), ("ourly", "orly"), ("tre", "ter"), ("tred", "tered"),
    ("tring", "tering"), ("bre", "ber"), ("lled", "led"), ("lling", "ling"), ("ller", "ler"),
    ("llor", "lor"), ("llery", "lery"), ("llous", "lous"), ("pped", "ped"), ("pping", "ping"),
    ("ogue", "og"), ("ence", "ense"), ("enceless", "enseless"), ("ractise", "ractice"),
    ("ractised", "racticed"), ("ractising", "racticing"), ("gramme", "gram"), ("cheque", "check"),
    ("kerb", "curb"), ("tyre", "tire"), ("grey", "gray"), ("mould", "mold"), ("plough", "plow"),
    ("ageing", "aging"), ("judgement", "judgment"), ("acknowledgement", "acknowledgment"),
    ("fulfil", "fulfill"), ("enrol", "enroll"), ("instal", "install"), ("skilful", "skillful"),
    ("wilful", "willful"), ("fulfilment", "fulfillment"), ("enrolment", "enrollment"),
    ("instalment", "installment"), ("sceptic", "skeptic"), ("sceptical", "skeptical"),
    ("scepticism", "skepticism"), ("aluminium", "aluminum"), ("manoeuvre", "maneuver"),
    ("manoeuvred", "maneuvered"), ("manoeuvring", "maneuvering"), ("jewellery", "jewelry"),
    ("pyjama", "pajama"), ("moustache", "mustache"), ("storey", "story"),
]


def american(word, british_words, american_words):
    """The American spelling of a word, or None.

    Only words that are in the British list and not in the American one are changed (never surprise, hour,
    grey), and the result must be in the American list, so that no rule produces a non-word.
    """
    if word in american_words or word not in british_words:
        return None
    for ending in ("", "s"):
        if not word.endswith(ending):
            continue
        stem = word[:len(word) - len(ending)]
        for british, replacement in SPELLINGS:
            if stem.endswith(british):
                result = stem[:len(stem) - len(british)] + replacement + ending
                if result in american_words:
                    return result
    for british, replacement in (("ae", "e"), ("oe", "e"), ("isation", "ization"), ("our", "or")):
        result = word.replace(british, replacement)
        if british in word and result in american_words:
            return result
    return None
