"""Logistic regression over windows of forms, solved at the forms.

Every feature belongs to one form at one place, so scores and gradients are computed once per form
and gathered: the optimum is that of scikit-learn's ``LogisticRegression`` on the written-out
matrix (a test compares them), in a fraction of its time and memory.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from provenance.wording.model import logistic

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Fitted:
    """Weights of the word model.

    Attributes:
        places: Weights of each place's matrix.
        flags: Weights of the flags, the intercept last.
    """

    places: list[np.ndarray]
    flags: np.ndarray


def fit_windows(
    windows: Sequence[np.ndarray],
    tables: Sequence[Any],
    flags: np.ndarray,
    gold: np.ndarray,
    *,
    strength: float,
    trust: np.ndarray | None = None,
    steps: int = 150,
    tolerance: float = 1e-3,
) -> Fitted:
    """Minimize ``0.5 * |w|^2 + strength * log loss`` (the intercept is not penalized).

    A probability in place of a label stands for both labels, weighed by it, as scikit-learn
    would have them written out twice with sample weights.

    Args:
        windows: Row of the form at each place, one array of shape ``(n,)`` per place.
        tables: Feature matrix of the forms, one per place.
        flags: Further features of each token, shape ``(n, k)``.
        gold: Which tokens are loaded, or how likely they are, 0 to 1; shape ``(n,)``.
        strength: Inverse strength of the penalty (scikit-learn's ``C``).
        trust: Weight of each token, shape ``(n,)``; 1 for all if None.
        steps: Most steps of L-BFGS.
        tolerance: Largest gradient at which it stops.
    """
    from scipy.optimize import minimize
    from scipy.sparse import csr_matrix
    from threadpoolctl import threadpool_limits

    n, extra = flags.shape
    ends = np.cumsum([table.shape[1] for table in tables])
    weight = strength * (np.ones(n) if trust is None else trust)
    likely = gold.astype(float)
    back = [
        (table.T.tocsr(), csr_matrix((np.ones(n), window, np.arange(n + 1)), (n, table.shape[0])).T)
        for window, table in zip(windows, tables, strict=True)
    ]
    back = [(table, window.tocsr()) for table, window in back]

    def objective(w: np.ndarray) -> tuple[float, np.ndarray]:
        score = flags @ w[ends[-1] : -1] + w[-1]
        for window, table, part in zip(
            windows, tables, np.split(w[: ends[-1]], ends[:-1]), strict=True
        ):
            score = score + (table @ part)[window]
        pull = weight * (logistic(score) - likely)
        gradient = np.concatenate(
            [*(t @ (v @ pull) for t, v in back), flags.T @ pull, [pull.sum()]]
        )
        gradient[:-1] += w[:-1]
        loss = weight @ (np.logaddexp(0, score) - likely * score)
        return float(loss + 0.5 * w[:-1] @ w[:-1]), gradient

    start = np.zeros(int(ends[-1]) + extra + 1)
    options = {"maxiter": steps, "gtol": tolerance, "ftol": 0.0, "maxcor": 20}
    with threadpool_limits(1):
        w = minimize(objective, start, jac=True, method="L-BFGS-B", options=options).x
    return Fitted(np.split(w[: ends[-1]], ends[:-1]), w[ends[-1] :])
