namespace RiskAnalytics.Verification.Proofs.Plonky2.Gates;

/// <summary>
/// Adds up the k-th constraints of all gates, each times the filter of its gate. A filter is zero in every row where another gate is on,
/// so the sums vanish on all rows only if every gate is satisfied wherever it is on.
/// </summary>
internal sealed class ConstraintSums(int count)
{
    private readonly Extension[] _sums = new Extension[count];
    private Extension _filter;
    private int _next;

    public ReadOnlySpan<Extension> Values => _sums;

    /// <summary>How many constraints the gate has added since its start.</summary>
    public int Added => _next;

    /// <summary>Begins a gate at its first constraint.</summary>
    public void Start(Extension filter) => (_filter, _next) = (filter, 0);

    public void Add(Extension constraint) => _sums[_next++] += _filter * constraint;

    /// <summary>A constraint on a pair of wires: one for each part.</summary>
    public void Add(Algebra constraint)
    {
        Add(constraint.A);
        Add(constraint.B);
    }
}
