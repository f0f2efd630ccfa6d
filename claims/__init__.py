"""What is said, and which sayings concern the same thing."""

from claims.model import Article, Claim, Cluster, Duration, Entity, Figure, Sentence, Span, When

__all__ = ["Article", "Claim", "Cluster", "Duration", "Entity", "Figure", "Sentence", "Span", "When"]
