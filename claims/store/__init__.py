"""What is worth keeping between runs, in one SQLite file: readings of articles, results of stories,
vectors of texts, the last runs.

Everything here can be computed again, so the file may be deleted at any time; it is never deleted by itself.
"""

from claims.store.articles import article_key as article_key
from claims.store.articles import corpus_key as corpus_key
from claims.store.articles import key_of_keys as key_of_keys
from claims.store.articles import readings as readings
from claims.store.base import Info as Info
from claims.store.base import Store as Store
from claims.store.code import code_key as code_key
from claims.store.encoder import StoredEncoder as StoredEncoder
from claims.store.place import default_path as default_path
from claims.store.place import on_server as on_server
from claims.store.place import open_store as open_store
from claims.store.sqlite import SqliteStore as SqliteStore

__all__ = [
    "Info",
    "SqliteStore",
    "Store",
    "StoredEncoder",
    "article_key",
    "code_key",
    "corpus_key",
    "default_path",
    "key_of_keys",
    "on_server",
    "open_store",
    "readings",
]
