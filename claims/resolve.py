"""Who is who across a corpus: names joined to entities on evidence, titles and pronouns pointed at them.

Links are made in this order: the user's table, glosses X(Y), romanisation and translated kinds of thing, containment of a
unique short form, acronyms, and last sound ("sound" is the only guess; nothing that rests on it may be called an error). A
complete pinyin spelling is the same name in another script and counts as "script", not as sound.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from claims import resolve_link as link
from claims.model import Article, Entity, Mention, Sentence, Span, SubjectFrom
from claims.resolve_point import point
from claims.resolve_subject import Scene
from claims.resolve_subject import subject_of as find_subject
from claims.settings import Settings


@dataclass(frozen=True, slots=True)
class Resolution:
    """Entities of a corpus and what each mention refers to."""

    entities: tuple[Entity, ...]
    articles: tuple[Article, ...]
    sentences: tuple[tuple[Sentence, ...], ...]
    mentions: tuple[tuple[Mention, ...], ...]
    referents: tuple[dict[Span, str], ...]
    by_id: dict[str, Entity] = field(default_factory=dict)

    def of(self, article_index: int, mention: Mention) -> str:
        """Entity id of a mention of article `article_index`, "" where it is not known."""
        return self.referents[article_index].get(mention.span, "")

    def name_of(self, entity: str) -> str:
        """Display name of an entity id, "" for ""."""
        return self.by_id[entity].name if entity in self.by_id else ""

    def entities_in(self, article_index: int, span: Span) -> tuple[str, ...]:
        """Ids of the entities mentioned inside `span`, in order, each once."""
        found = dict.fromkeys(
            self.of(article_index, mention) for mention in self.mentions[article_index] if span.contains(mention.span)
        )
        return tuple(entity for entity in found if entity)

    def entities_of(self, article_index: int, sentence: Sentence, clause: Span) -> tuple[str, ...]:
        """Ids of the entities in the clause, then those in the rest of the sentence."""
        inner = self.entities_in(article_index, clause)
        return tuple(dict.fromkeys(inner + self.entities_in(article_index, sentence.span)))

    def subject_of(self, article_index: int, sentence: Sentence, clause: Span, value_span: Span) -> tuple[str, str, SubjectFrom]:
        """Whom the value in that clause is about: (entity id, display name, how it was found); ("", "", "none") if unknown."""
        scene = Scene(
            self.articles[article_index],
            self.sentences[article_index],
            self.mentions[article_index],
            self.referents[article_index],
        )
        entity, how = find_subject(scene, sentence, clause, value_span)
        return entity, self.name_of(entity), how


def resolve(
    articles: Sequence[Article],
    sentences: Sequence[Sequence[Sentence]],
    mentions: Sequence[Sequence[Mention]],
    settings: Settings,
) -> Resolution:
    """Join the names of all articles to entities and point titles and pronouns at them.

    `sentences[i]` and `mentions[i]` belong to `articles[i]`. The result does not depend on the order of the articles.
    """
    names = link.collect(mentions)
    groups = link.Groups(names)
    link.by_user(groups, settings.aliases)
    link.by_gloss(groups, articles, mentions)
    link.by_script(groups)
    link.by_containment(groups)
    link.by_acronym(groups)
    link.by_sound(groups)
    entities = link.entities(groups)
    ids = {alias: entity.id for entity in entities for alias in link.keys_of(groups, entity)}
    by_id = {entity.id: entity for entity in entities}
    referents = []
    for article, own_sentences, own in zip(articles, sentences, mentions, strict=True):
        named = link.refer(groups, ids, article, own)
        referents.append(point(article, own_sentences, own, named, by_id))
    return Resolution(
        entities,
        tuple(articles),
        tuple(tuple(own) for own in sentences),
        tuple(tuple(own) for own in mentions),
        tuple(referents),
        by_id,
    )
