"""The use cases, one file per noun. One public function is one transaction: load, permit, domain, save, record, notices.

Every use case is plain: `function(tx, actor, request)`, run by `await database.write(function, actor, request)` or, when
it changes nothing, by `database.read`. It returns the fact that answers the request, and raises `domain.errors.Refusal`.
"""
