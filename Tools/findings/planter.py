"""Plants changes in texts: some that change the meaning, and harmless ones."""
import gzip
import random
import re
from collections import defaultdict

WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*|\d[\d.,]*\d|\d")
NUMBER_WORDS = (
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty".split()
)
CYCLES = [
    "january february march april june july august september october november december".split(),
    "monday tuesday wednesday thursday friday saturday sunday".split(),
    NUMBER_WORDS,
    "first second third fourth fifth".split(),
    "million billion trillion".split(),
    "hours days weeks months years decades".split(),
    "hour day week month year decade".split(),
    "dollars euros pounds yuan yen".split(),
    "kilometers miles meters".split(),
    "yesterday today tomorrow".split(),
    "morning afternoon evening night".split(),
    "northern southern eastern western".split(),
    "half third quarter".split(),
]
HARMLESS = [
    (r"\bdid not\b", "didn't"), (r"\bdoes not\b", "doesn't"), (r"\bdo not\b", "don't"),
    (r"\bis not\b", "isn't"), (r"\bwas not\b", "wasn't"), (r"\bcannot\b", "can't"),
    (r"\bwill not\b", "won't"), (r"\bpercent\b", "%"), (r"(?<=\d)%", " percent"),
    (r"\bin order to\b", "to"), (r"\bdue to\b", "because of"), (r"\bbecause of\b", "owing to"),
    (r"\balthough\b", "though"), (r"\bsaid\b", "stated"), (r"\bat least\b", "no less than"),
    (r"\bmore than(?= \d)", "over"), (r"\babout(?= \d)", "around"), (r"\bmust\b", "has to"),
    (r"\bplans to\b", "intends to"), (r"\bseveral\b", "a number of"), (r"\balso\b", "as well"),
    (r"\bas well as\b", "and"), (r"\bbut\b", "yet"), (r"\bhowever\b", "but"),
    (r"\bup to(?= \d)", "as many as"), (r"\bonly\b", "just"), (r"\bin addition\b", "furthermore"),
    (r"\bprior to\b", "before"), (r"\bfollowing\b", "after"), (r"\bwithin\b", "inside"),
]


class Planter:
    """Makes one change in a text that changes its meaning."""

    def __init__(self, texts, scales, renderings):
        self.renderings = defaultdict(dict)
        with gzip.open(renderings, "rt", encoding="utf-8") as lines:
            for line in lines:
                one, other, count = line.rstrip("\n").split("\t")
                self.renderings[one][other] = self.renderings[other][one] = int(count)
        self.scales = defaultdict(lambda: defaultdict(list))
        for line in open(scales, encoding="utf-8"):
            if line.startswith("#") or "\t" not in line:
                continue
            scale, value, phrases = line.split("\t")[:3]
            self.scales[scale][value] += [p.strip() for p in phrases.split("/")]
        self.phrases = {
            phrase: (scale, value)
            for scale, values in self.scales.items()
            for value, phrases in values.items()
            for phrase in phrases
        }
        self.count = defaultdict(int)
        self.followers, self.leaders = defaultdict(lambda: defaultdict(int)), defaultdict(lambda: defaultdict(int))
        self.names = set()
        for text in texts:
            words = WORD.findall(text)
            for word in words:
                self.count[word] += 1
            for one, other in zip(words, words[1:]):
                self.followers[one.lower()][other] += 1
                self.leaders[other.lower()][one] += 1
                if one[0].islower() and other[0].isupper() and len(other) > 3:
                    self.names.add(other)
        self.names = sorted(self.names)

    def places(self, text):
        return [(m.group(), m.start(), m.end()) for m in WORD.finditer(text)]

    def scale(self, text):
        """Another value of a scale."""
        lower = text.lower()
        found = []
        for phrase in self.phrases:
            if phrase in lower:
                found += [
                    (phrase, m.start(), m.end())
                    for m in re.finditer(r"\b" + re.escape(phrase) + r"\b", lower)
                ]
        if not found:
            return None
        # Rare scales as often as common ones.
        by_scale = defaultdict(list)
        for place in found:
            by_scale[self.phrases[place[0]][0]].append(place)
        scale = random.choice(sorted(by_scale))
        phrase, start, end = random.choice(by_scale[scale])
        values = [v for v in self.scales[scale] if v != self.phrases[phrase][1]]
        if not values:
            return None
        alike = [
            p for v in values for p in self.scales[scale][v]
            if len(p.split()) == len(phrase.split()) and p[-2:] == phrase[-2:]
        ]
        pool = alike if alike and random.random() < 0.8 else self.scales[scale][random.choice(values)]
        return start, end, random.choice(pool)

    def negation(self, text):
        lost = [m for m in re.finditer(r"\b(not|never|no) |n't\b", text)]
        if lost and random.random() < 0.6:
            m = random.choice(lost)
            return m.start(), m.end(), "" if m.group() != "n't" else ""
        verbs = [m for m in re.finditer(r"\b(is|are|was|were|will|would|can|could|should|has|have|had|may|must)\b(?! not)", text)]
        if not verbs:
            return None
        m = random.choice(verbs)
        return m.end(), m.end(), random.choice([" not", " never", " no longer"])

    def number(self, text):
        found = []
        for word, start, end in self.places(text):
            for cycle in CYCLES:
                if word.lower() in cycle and not (word in ("march", "second", "may")):
                    other = random.choice([w for w in cycle if w != word.lower()])
                    found.append((start, end, other.capitalize() if word[0].isupper() else other))
            if word[0].isdigit():
                digits = list(word)
                spots = [i for i, d in enumerate(digits) if d.isdigit()]
                spot = random.choice(spots)
                digits[spot] = random.choice([d for d in "123456789" if d != digits[spot]])
                found.append((start, end, "".join(digits)))
        return random.choice(found) if found else None

    def exchange(self, text):
        """Two numbers or two names are exchanged."""
        numbers = [p for p in self.places(text) if p[0][0].isdigit()]
        names = [p for p in self.places(text)[1:] if p[0][0].isupper() and len(p[0]) > 3]
        pool = numbers if len(numbers) > 1 and (len(names) < 2 or random.random() < 0.5) else names
        if len(pool) < 2:
            return None
        one, other = sorted(random.sample(pool, 2), key=lambda p: p[1])
        if one[0] == other[0]:
            return None
        return [(one[1], one[2], other[0]), (other[1], other[2], one[0])]

    def name(self, text):
        found = [p for p in self.places(text)[1:] if p[0][0].isupper() and len(p[0]) > 3 and p[0] in self.names]
        if not found or not self.names:
            return None
        word, start, end = random.choice(found)
        other = random.choice(self.names)
        return None if other == word else (start, end, other)

    def word(self, text):
        """A content word that fits the place and is not a rendering of the old one."""
        places = self.places(text)
        found = [
            (i, p) for i, p in enumerate(places)
            if p[0][0].islower() and len(p[0]) > 4 and p[0] not in self.phrases
        ]
        random.shuffle(found)
        for index, (word, start, end) in found[:6]:
            before = places[index - 1][0].lower() if index else ""
            after = places[index + 1][0].lower() if index + 1 < len(places) else ""
            pool = list(self.followers[before]) if random.random() < 0.6 else list(self.leaders[after])
            known = self.renderings.get(word, {})
            stem = word[:4]
            pool = [
                w for w in pool
                if w.islower() and len(w) > 3 and w[-2:] == word[-2:] and w not in known
                and not w.startswith(stem) and w not in text and self.count[w] > 2
            ]
            if pool:
                return start, end, random.choice(sorted(pool))
        return None

    def lookalike(self, text):
        """A word with a similar spelling."""
        found = [p for p in self.places(text) if p[0][0].islower() and len(p[0]) > 5]
        random.shuffle(found)
        for word, start, end in found[:6]:
            pool = [
                w for w in self.by_shape(word)
                if w not in self.renderings.get(word, {}) and w[:5] != word[:5]
            ]
            if pool:
                return start, end, random.choice(pool)
        return None

    def by_shape(self, word):
        if not hasattr(self, "shapes"):
            self.shapes = defaultdict(list)
            for w, n in sorted(self.count.items()):
                if n > 2 and w.islower() and len(w) > 4:
                    self.shapes[w[:3]].append(w)
                    self.shapes["-" + w[-4:]].append(w)
        pool = self.shapes[word[:3]] + self.shapes["-" + word[-4:]]
        return [w for w in pool if w != word and abs(len(w) - len(word)) <= 1]

    def dropped(self, text):
        """A limiting word or a condition is left out."""
        found = list(
            re.finditer(
                r"\b(?:only|nearly|almost|about|partly|mainly|mostly|likely|potential|possible|alleged|"
                r"former|deputy|acting|preliminary|provisional|temporary|further|some of|most of|"
                r"in part|in principle|up to|at least|more than|less than|reportedly|probably|possibly) ",
                text))
        clauses = list(re.finditer(r",? (?:unless|provided that|if|as long as) [^,.;]{8,60}(?=[,.;])", text))
        pool = clauses if clauses and random.random() < 0.5 else found
        if not pool:
            return None
        m = random.choice(pool)
        return m.start(), m.end(), ""

    def inserted(self, text):
        verbs = list(re.finditer(r"\b(?:is|are|was|were|has|have|had|will|can|could|would)\b ", text))
        if not verbs:
            return None
        m = random.choice(verbs)
        word = random.choice(
            "allegedly never always only hardly partly possibly reportedly illegally secretly finally "
            "immediately fully rarely temporarily formally falsely".split())
        return m.end(), m.end(), word + " "

    kinds = ["scale", "scale", "scale", "negation", "number", "exchange", "name", "word", "word", "word",
             "lookalike", "dropped", "inserted"]

    def plant(self, text):
        """(changed text, [(start, end) old], [(start, end) new]) or None"""
        for _ in range(4):
            change = getattr(self, random.choice(self.kinds))(text)
            if not change:
                continue
            changes = change if isinstance(change, list) else [change]
            new, shift, olds, news = text, 0, [], []
            for start, end, words in changes:
                new = new[: start + shift] + words + new[end + shift :]
                olds.append((start, end))
                news.append((start + shift, start + shift + len(words)))
                shift += len(words) - (end - start)
            return new, olds, news
        return None

    def harmless(self, text):
        options = [(m, new) for pattern, new in HARMLESS for m in re.finditer(pattern, text)]
        for word, start, end in self.places(text):
            for other, count in self.renderings.get(word, {}).items():
                if count >= 12 and word.islower() and len(word) > 4:
                    options.append(((start, end), other))
        if not options:
            return None
        place, new = random.choice(options)
        start, end = place if isinstance(place, tuple) else place.span()
        return text[:start] + new + text[end:]
