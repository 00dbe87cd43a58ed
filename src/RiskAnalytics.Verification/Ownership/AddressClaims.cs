using System.Collections.Immutable;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Ownership;

/// <summary>Finds addresses that more than one entity claims as its own, over lists of any length. Not safe for several threads.</summary>
public sealed class AddressClaims
{
    private const int MostTold = 50;

    private readonly List<(string Entity, string File)> _lists = [];
    private readonly Dictionary<AddressIdentity, (int List, int Row)> _first = [];
    private readonly ImmutableArray<DataIssue>.Builder _issues = ImmutableArray.CreateBuilder<DataIssue>();
    private readonly HashSet<(AddressIdentity, string)> _told = [];
    private int _found;

    /// <summary>Adds the addresses of a list.</summary>
    /// <param name="entity">Who claims them; lists of the same entity do not contradict each other.</param>
    /// <param name="file">The name of the list.</param>
    /// <param name="rows">Its rows.</param>
    public void Add(string entity, string file, IEnumerable<SignedAddress> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        _lists.Add((entity, file));
        foreach (var row in rows)
        {
            if (row.Address.Length > 0)
                Add(row);
        }
    }

    /// <summary>Adds the addresses of a report; those that it does not list one by one are not compared.</summary>
    /// <param name="entity">Who claims them.</param>
    /// <param name="report">A report of the kind <see cref="VerificationKinds.ReserveOwnership"/>.</param>
    public void Add(string entity, VerificationReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        Add(entity, report.File, report.Checks.Select(check => new SignedAddress(check.Asset ?? "", check.Network ?? "", check.Subject, check.Row)));
    }

    /// <summary>One issue <c>address-claimed-by-two</c> for every such address, in the order of the lists; after fifty the rest is counted.</summary>
    public ImmutableArray<DataIssue> ToIssues() => _found <= MostTold
        ? _issues.ToImmutable()
        :
        [
            .. _issues,
            new DataIssue(IssueSeverity.Error, "address-claimed-by-two",
                FormattableString.Invariant($"{_found - MostTold} more addresses are claimed by two entities; {MostTold} are listed one by one."), Count: _found - MostTold),
        ];

    private void Add(SignedAddress row)
    {
        var identity = AddressIdentity.OfAddress(row);
        var (entity, file) = _lists[^1];
        if (_first.TryAdd(identity, (_lists.Count - 1, row.Row)))
            return;
        var first = _first[identity];
        var (other, otherFile) = _lists[first.List];
        if (other == entity || !_told.Add((identity, entity)) || _found++ >= MostTold)
            return;
        _issues.Add(new DataIssue(IssueSeverity.Error, "address-claimed-by-two",
            FormattableString.Invariant($"The address of row {row.Row} is claimed by {entity}, and by {other} in row {first.Row} of {otherFile}; the coins cannot be both's."),
            file, row.Row > 0 ? row.Row : null, "address"));
    }
}
