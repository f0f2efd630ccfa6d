"""The optional judge: a language model reads what the offline pipeline proposes; see docs/judge.md.

Nothing here decides without evidence: a quote that is not where the model says it is drops the whole verdict.
"""
