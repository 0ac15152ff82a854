"""The demand side as data: complete, joined to the rules and the vocabulary, and checked like every other file."""

from pathlib import Path

import pytest

from reframer.errors import RuleFileError
from reframer.model.findings import CareerPath
from reframer.resources import data_folder
from reframer.rulebook import Rules, load_rules
from reframer.rulebook.skills import Wanted

SKILLS = Path(str(data_folder("rules"))) / "skills"

# What each cell of the six rows must hold, by a word that tells the thing.
MATRIX = {
    "M1": (
        ("Algorithms", "Data structures", "Object orientation", "Distributed systems"),
        ("numerical computing", "Parallel processing", "GPUs"),
        ("CUDA", "OpenCL", "JAX", "Triton (the language)", "NumPy and SciPy"),
        ("Matrix multiplication on a GPU", "vectors of many dimensions"),
    ),
    "M2": (
        ("Discrete mathematics", "Logic"),
        ("linear algebra", "Calculus", "Probability and statistics", "Optimisation theory"),
        ("Eigenvalues", "Gradients", "Bayes' theorem", "Convex optimisation"),
        ("Backpropagation", "Gradient descent from scratch"),
    ),
    "M3": (
        ("general problems", "Analysing data"),
        ("Feature engineering", "Choosing models", "Metrics of evaluation", "Bias and variance"),
        ("scikit-learn", "XGBoost", "Cross-validation", "AUC-ROC", "F1"),
        ("classical model",),
    ),
    "M4": (
        ("Joining APIs", "Functional programming"),
        ("Architectures of networks", "Transformers", "Attention", "Training loops"),
        (
            "PyTorch or TensorFlow",
            "Hugging Face Transformers",
            "Convolutional networks",
            "Recurrent networks",
            "Language models (GPT, Llama)",
        ),
        ("transformer of your own", "fine-tuned for one task"),
    ),
    "M5": (
        ("CI/CD", "Kubernetes", "Distributed systems", "Cloud"),
        ("CI/CD for models", "Versions of models", "Tracking experiments", "Watching models", "Drift of data and of concepts"),
        ("Kubeflow", "MLflow", "Docker", "Prometheus", "Grafana", "Triton (the NVIDIA server)", "Pinecone, Weaviate"),
        ("served on Kubernetes", "vector database"),
    ),
    "M6": (
        ("Joining systems", "Designing APIs"),
        ("Prompt engineering", "retrieval-augmented generation", "few parameters", "Quantisation", "Several media"),
        ("LoRA", "QLoRA", "Stable Diffusion", "DALL-E", "RLHF", "Chain of thought"),
        ("several turns", "makes images"),
    ),
}


def test_all_skills_are_there_and_each_says_what_counts(rules: Rules) -> None:
    assert len(rules.skills) == 74
    for skill in rules.skills.values():
        assert skill.done != skill.mention
        assert skill.metrics
        assert skill.resembles, skill.id  # software engineers are near every one of them


@pytest.mark.parametrize("path", list(CareerPath))
def test_each_path_has_must_haves_and_a_profile_of_its_own_skills(path: CareerPath, rules: Rules) -> None:
    weights = [skill.wanted[path] for skill in rules.skills.values() if path in skill.wanted]
    assert 10 <= weights.count(Wanted.MUST) <= 16
    assert weights.count(Wanted.SHOULD) >= 20
    profile = next(one for one in rules.profiles if one.path is path)
    assert all(path in rules.skills[name].wanted for name in profile.of)
    assert any("doctorate" in one for one in profile.needless)


@pytest.mark.parametrize("row", list(MATRIX))
def test_the_matrix_holds_every_thing_of_every_cell(row: str, rules: Rules) -> None:
    held = next(one for one in rules.matrix if one.row == row)
    cells = (
        [item.name for item in held.existing],
        [item.name for item in held.targets],
        [item.name for item in held.technologies],
        [project.build for project in held.projects],
    )
    for names, wanted in zip(cells, MATRIX[row], strict=True):
        assert len(names) == len(wanted)
        for name, word in zip(names, wanted, strict=True):
            assert word in name


SKILL = """\
- id: tide_models
  title: Tide models
  group: seas
  wanted: {applied: must}
  object: model
  forms: [tide model]
  resembles: [streaming.kafka]
  done: "A tide model that ships steer by"
  mention: "Tides in a list"
  metrics: [centimetres]
"""


def load_with(folder: Path, text: str, name: str = "seas.yaml") -> Rules:
    (folder / "skills").mkdir()
    (folder / "skills" / name).write_text(text, encoding="utf-8")
    return load_rules((folder,))


def test_a_pack_can_bring_skills(tmp_path: Path) -> None:
    rules = load_with(tmp_path, SKILL)
    assert rules.skills["tide_models"].wanted == {CareerPath.APPLIED: Wanted.MUST}
    assert len(rules.skills) == 75


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("streaming.kafka", "streaming.kafkaa", "skills/seas.yaml:7:15: 0.resembles.0: no rule has the id 'streaming.kafkaa'"),
        ("forms: [tide model]", "technologies: [Tidal]", "6:18: 0.technologies.0: no technology"),
        ("forms: [tide model]", "terms: [tidal waves]", "6:11: 0.terms.0: no term"),
        ("  forms: [tide model]\n", "", "nothing would show it"),
        ("applied: must", "sailing: must", "4:12: 0.wanted.sailing"),
        ("applied: must", "applied: maybe", "4:12: 0.wanted.applied"),
        (
            "  metrics: [centimetres]\n",
            "  metrics: [centimetres]\n  one_of: [Ebb]\n",
            "11:12: 0.one_of.0: 'Ebb' should be one of",
        ),
        ('  done: "A tide model that ships steer by"\n', "", "0.done: this key is required"),
        ("  group: seas\n", "  group: seas\n  colour: blue\n", "0.colour: unknown key"),
    ],
)
def test_what_is_wrong_with_a_skill_is_told_with_its_place(tmp_path: Path, old: str, new: str, problem: str) -> None:
    assert old in SKILL
    with pytest.raises(RuleFileError) as caught:
        load_with(tmp_path, SKILL.replace(old, new))
    assert problem in "\n".join(caught.value.problems)


def test_an_id_that_stands_twice_is_told(tmp_path: Path) -> None:
    with pytest.raises(RuleFileError) as caught:
        load_with(tmp_path, SKILL + SKILL)
    assert "'tide_models' stands here twice" in "\n".join(caught.value.problems)


MATRIX_FILE = """\
- row: M9
  id: seas
  title: Seas
  existing: [{name: Boats, forms: [boat]}]
  targets: [{name: Tides, skills: [statistics]}]
  technologies: [{name: Sextant, forms: [sextant]}]
  projects: [{build: "A tide table", serves: [Tides]}]
"""


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("[statistics]", "[statistic]", "no skill named 'statistic'"),
        ("serves: [Tides]", "serves: [Ebbs]", "no target named 'Ebbs'"),
        ("serves: [Tides]", "serves: [Ebbs]", "no project of the row serves 'Tides'"),
        (", forms: [boat]", "", "nothing would show it"),
        ("existing: [{name: Boats, forms: [boat]}]", "existing: []", "existing"),
    ],
)
def test_what_is_wrong_with_a_row_of_the_matrix_is_told(tmp_path: Path, old: str, new: str, problem: str) -> None:
    assert old in MATRIX_FILE
    with pytest.raises(RuleFileError) as caught:
        load_with(tmp_path, MATRIX_FILE.replace(old, new), "matrix.yaml")
    assert problem in "\n".join(caught.value.problems)


def test_without_the_built_in_rules_the_skills_still_load() -> None:
    rules = load_rules(builtin=False)
    assert rules.skills
    assert not rules.competencies


def test_the_files_are_checked_for_an_empty_profile(tmp_path: Path) -> None:
    text = (
        (SKILLS / "profiles.yaml")
        .read_text("utf-8")
        .replace("least: 2", "least: 9", 1)
        .replace("model_serving", "model_servings", 1)
    )
    with pytest.raises(RuleFileError) as caught:
        load_with(tmp_path, text, "profiles.yaml")
    assert "no skill named 'model_servings'" in "\n".join(caught.value.problems)
