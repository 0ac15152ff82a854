"""Closed classes of English words that the opener, the verbs and the chunker share."""


def words(text: str) -> frozenset[str]:
    """Return the words of a table written as running text."""
    return frozenset(text.split())


DETERMINERS = words(
    """
    a an the this that these those its their our my his her your each every all both several many some any various
    multiple no another
    """
)
PREPOSITIONS = words(
    """
    to from by for with without in on at into onto over under up down of via using through across per within between
    among against during before after since until as around about toward towards upon off out along including like
    than despite alongside behind above below w/ w/o amid throughout beyond besides
    """
)
CONJUNCTIONS = frozenset(["and", "or", "&", "+", "/", "and/or", "plus", "then"])
RELATIVES = words(
    """
    which that who whom whose where when while so because if whether although though but whereas however
    """
)
AUXILIARIES = words(
    """
    is are was were be been being am has have had do does did will would can could should may might must
    """
)
PRONOUNS = words("i we you he she they it them us me one")
ADVERBS = words(
    """
    also then further both just once successfully fully partly again now still often always mostly later jointly
    single-handedly singlehandedly proactively end-to-end such instead yet not never thereby thus hence together personally
    """
)
STOPS = PREPOSITIONS | RELATIVES | AUXILIARIES | PRONOUNS
CLOSED = STOPS | DETERMINERS | CONJUNCTIONS | ADVERBS
SENTENCE_ENDS = frozenset([".", "!", "?", ";", "\u2014", "\u2013", "--", "|", "\u2022"])
PUNCTUATION = frozenset(",.;:!?()[]{}|\"'\u2014\u2013\u2022\u2026") | {
    "--",
    "...",
    "->",
    "=>",
    "\u2192",
    "\u201c",
    "\u201d",
    "\u2018",
    "\u2019",
}

# Participles and gerunds that stand before a noun as adjectives far more often than they are deeds.
ADJECTIVAL = words(
    """
    distributed automated managed embedded integrated shared related based advanced connected dedicated detailed
    required existing hosted fixed unified centralized centralised personalized customized customised cloud-based
    event-driven data-driven test-driven user-facing customer-facing containerized containerised so-called time-based
    layered paged nested combined limited improved increased reduced enhanced targeted scheduled simulated structured
    unstructured typed tested trusted given associated estimated outsourced regulated linked mixed planned stored
    failed materialized windowed sharded clustered pooled queued versioned labelled labeled signed sourced
    multi-threaded threaded validated curated continued experienced skilled proven broken hidden driven written known
    used augmented cached encrypted simplified standardized standardised accelerated
    """
)
# At the very beginning a participle is a deed, save these.
NEVER_OPENS = words(
    """
    distributed embedded advanced connected dedicated detailed related experienced skilled proven structured
    unstructured nested mixed limited based given known layered
    """
)
# -ing words that always begin a clause after a noun.
CLAUSE_OPENERS = words(
    """
    resulting leading using including consisting ranging spanning according depending regarding involving following
    totaling totalling containing featuring
    """
)
# -ing words that are names of fields or things before another noun or alone.
NOUN_GERUNDS = words(
    """
    engineering testing monitoring marketing billing pricing trading programming learning machine-learning banking
    training processing reporting logging alerting messaging onboarding caching routing streaming scheduling planning
    tracing computing networking scripting rendering hiring mentoring coaching building meeting setting string thing
    ordering shipping ranking mapping parsing load-testing versioning provisioning clustering staging accounting
    manufacturing gaming advertising publishing lending staffing grooming refactoring debugging troubleshooting
    profiling indexing sharding partitioning searching modeling modelling forecasting recruiting tooling timing
    warning during morning evening king ring spring bring sharing pairing underwriting ticketing booking matching
    branding writing reading opening closing finding findings offering housing
    """
)
_ADJECTIVE_ENDINGS = (
    "able",
    "ible",
    "ive",
    "ous",
    "ful",
    "less",
    "ical",
    "ary",
    "-time",
    "-free",
    "-facing",
    "-based",
    "-driven",
    "-level",
    "-side",
    "-wide",
    "-ready",
    "-native",
    "-scale",
    "-ended",
    "-region",
    "-tenant",
)
_ADJECTIVES = words(
    """
    scalable robust secure fast new clean internal external key core critical complex large small real-time automated
    distributed global local technical legacy modern high low custom open simple efficient resilient smart dynamic
    static full daily weekly monthly nightly cross-functional production-grade low-latency high-throughput
    high-performance high-quality interactive responsive native multiple various several public private end-to-end
    fault-tolerant asynchronous synchronous concurrent parallel modular generic weekly major minor functional digital
    big optimal stable consistent manual common central single event-driven serverless mobile social medical financial
    commercial industrial personal virtual
    """
)


# Names of things that end as adjectives do.
_NO_ADJECTIVES = words(
    "library dictionary glossary summary inventory boundary directory itinerary salary diary canary corollary archive drive"
)


def is_adjective(word: str) -> bool:
    """Whether a lower-case word is an adjective by its ending or by a short list."""
    if word in _ADJECTIVES or word in ADJECTIVAL:
        return True
    return word.endswith(_ADJECTIVE_ENDINGS) and len(word) > 5 and word not in _NO_ADJECTIVES


def is_word(word: str) -> bool:
    """Whether a token is a word or a number, not a sign."""
    return any(character.isalnum() for character in word)
