using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Regulation.Disclosures;

/// <summary>Collects the lines of a document: every line is filled, an explicit "none", or says what is missing.</summary>
internal sealed class DisclosureLines(RegulatoryContext context)
{
    private readonly ImmutableArray<DisclosureItem>.Builder _items = ImmutableArray.CreateBuilder<DisclosureItem>();

    public ImmutableArray<DisclosureItem> ToImmutable() => _items.ToImmutable();

    /// <summary>A figure; one without a value is missing with its reason, unless there is nothing it could be of.</summary>
    public void Figure(string id, Figure figure, bool isRequired = true, params string[] rules)
    {
        var state = figure.Value is not null ? DisclosureState.Filled
            : figure.Status == MetricStatus.NotApplicable ? DisclosureState.None
            : DisclosureState.NotEvaluated;
        _items.Add(new DisclosureItem
        {
            Id = id,
            IsRequired = isRequired,
            State = state,
            Figure = figure,
            Reason = figure.Reason,
            Source = string.Join("; ", figure.Inputs.Select(input => input.Source).Distinct()) is { Length: > 0 } sources ? sources : null,
            Rules = [.. rules],
        });
    }

    /// <summary>Words that the book gives, or what is missing.</summary>
    public void Text(string id, string? text, string source, string missing, bool isRequired = true, params string[] rules) =>
        _items.Add(new DisclosureItem
        {
            Id = id,
            IsRequired = isRequired,
            State = text is null ? DisclosureState.NotEvaluated : DisclosureState.Filled,
            Text = text,
            Reason = text is null ? missing : null,
            Source = text is null ? null : source,
            Rules = [.. rules],
        });

    /// <summary>A line on which the book states that there is nothing.</summary>
    public void None(string id, string why, string source, bool isRequired = true, params string[] rules) =>
        _items.Add(new DisclosureItem { Id = id, IsRequired = isRequired, State = DisclosureState.None, Reason = why, Source = source, Rules = [.. rules] });

    /// <summary>A fact in words or as a date; the word none is an explicit "none".</summary>
    public void Fact(string id, string fact, bool isRequired = true, params string[] rules)
    {
        var stated = context.Fact(fact);
        var text = stated?.Text ?? (stated?.Date is { } date ? Format.Date(date) : stated?.Truth is { } truth ? (truth ? "yes" : "no") : stated?.Number is { } number ? $"{Format.Number(number)}{(stated.Unit is { } unit ? " " + unit : "")}" : null);
        var source = stated is null ? "" : stated.StatedSource is { } words ? $"{stated.Source}; {words}" : stated.Source.ToString();
        if (text is not null && text.Trim().Equals("none", StringComparison.OrdinalIgnoreCase))
            None(id, "The book states that there is none.", source, isRequired, rules);
        else
            Text(id, text, source, RegulatoryContext.FactMissing(fact), isRequired, rules);
    }

    /// <summary>A table; one without rows says why.</summary>
    public void Table(string id, ImmutableArray<string> columns, IEnumerable<ImmutableArray<DisclosureCell>> rows, string source, string empty, bool isRequired = true, string? note = null)
    {
        var table = new DisclosureTable(columns, [.. rows]);
        _items.Add(new DisclosureItem
        {
            Id = id,
            IsRequired = isRequired,
            State = table.Rows.IsEmpty ? DisclosureState.NotEvaluated : DisclosureState.Filled,
            Table = table.Rows.IsEmpty ? null : table,
            Reason = table.Rows.IsEmpty ? empty : note,
            Source = table.Rows.IsEmpty ? null : source,
        });
    }

    /// <summary>The value of the lines by a name, largest first, with their shares of the reserve.</summary>
    public void Composition(string id, string nameColumn, Func<ValuedHolding, string> name, int most = int.MaxValue, bool isRequired = true)
    {
        var total = context.Reserve.Assets;
        var groups = context.Reserve.Lines.GroupBy(name, StringComparer.OrdinalIgnoreCase)
            .Select(group => (Name: group.First() is var first ? name(first) : "", Value: group.Sum(line => line.Value)))
            .OrderByDescending(group => group.Value).ThenBy(group => group.Name, StringComparer.Ordinal).ToList();
        var rows = groups.Take(most).Select(group => Row(group.Name, group.Value, total)).ToList();
        if (groups.Count > most)
            rows.Add(Row($"{Format.Number(groups.Count - most)} more", groups.Skip(most).Sum(group => group.Value), total));
        Table(id, [nameColumn, "value", "share"], rows, "holdings.csv", "The book has no line with a value.", isRequired, Partial);
    }

    /// <summary>What is missing where the book is partial; null where it is whole.</summary>
    public string? Partial => context.Book.Entity.Partial is { } missing ? $"The book is partial: {missing}" : null;

    private static ImmutableArray<DisclosureCell> Row(string name, decimal value, decimal total) =>
        [DisclosureCell.Of(name), DisclosureCell.Of(value, MetricUnit.Money), DisclosureCell.Of(value / total, MetricUnit.Share)];

    /// <summary>Who, when and in which edition: the lines at the head of every document.</summary>
    public void Head()
    {
        var book = context.Book;
        Text("identity.issuer", book.Entity.Name, "entity.json", "");
        Text("identity.token", book.Entity.Token?.Symbol.Text, "entity.json", "The book names no token (entity.json, token.symbol).");
        Text("identity.as-of", book.AsOfPublished ?? (book.AsOfInstant is { } instant ? instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture) : Format.Date(book.AsOf)), "entity.json", "");
        Text("identity.published", book.Disclosures.PublishedOn is { } published ? Format.Date(published) : null, "disclosures.json", "The book does not state when the figures are published (disclosures.json, published_on).");
        Text("identity.prepared-by", book.PreparedBy, "entity.json", "The book does not state who prepared the figures (entity.json, prepared_by).");
        Text("identity.reviewed-by", book.ReviewedBy, "entity.json", "The book does not state who reviewed the figures (entity.json, reviewed_by).");
        if (book.Revision is { } revision)
            Text("identity.restatement", $"Edition {revision}{(book.RestatedOn is { } day ? ", restated on " + Format.Date(day) : "")}{(book.Supersedes is { } old ? ", in place of the document with SHA-256 " + old : "")}", "entity.json", "");
        else
            None("identity.restatement", "The book names no earlier edition.", "entity.json");
    }

    /// <summary>The rules that gave no verdict, each with its reason.</summary>
    public void RulesWithoutVerdict(RegulatoryReport rules)
    {
        var open = rules.Outcomes.Where(outcome => outcome.Verdict is RuleVerdict.NotEvaluated or RuleVerdict.Informative && outcome.Rule.Kind is RuleKind.Limit or RuleKind.Deadline).ToList();
        if (open.Count == 0 && !rules.Outcomes.IsEmpty)
        {
            None("rules.open", "Every limit and deadline that was looked at has a verdict.", "regulatory-rules.csv");
            return;
        }

        Table(
            "rules.open", ["rule", "reference", "outcome", "reason"],
            open.Select(outcome => ImmutableArray.Create(
                DisclosureCell.Of(outcome.Rule.Id), DisclosureCell.Of(outcome.Rule.Reference), DisclosureCell.Of(Format.Word(outcome.Verdict).Replace('_', ' ')), DisclosureCell.Of(outcome.Reason))),
            "regulatory-rules.csv", "No rule was looked at.");
    }
}
