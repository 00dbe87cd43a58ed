using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Reserves;

namespace RiskAnalytics.Scoring.Regulation.Filings;

/// <summary>What is held with one counterparty in one currency and one kind of instrument.</summary>
/// <param name="Currency">The letters of the currency.</param>
/// <param name="Instrument">Code of the instrument type, such as <c>qx2301</c>.</param>
/// <param name="Rank">1 for the largest of its currency and instrument.</param>
/// <param name="Name">The name as the book gives it; null when it gives none.</param>
/// <param name="Profile">Who it is; null when the book does not say.</param>
/// <param name="Lines">The lines.</param>
internal sealed record CounterpartyRow(string Currency, string Instrument, int Rank, string? Name, PartyProfile? Profile, ImmutableArray<ValuedHolding> Lines)
{
    /// <summary>Each counterparty up to this rank is a row of its own.</summary>
    public const int Named = 20;

    public const string Deposits = "qx2301";
    public const string GovernmentSecurities = "qx2302";
    public const string CoveredBonds = "qx2303";
    public const string FundUnits = "qx2304";
    public const string Derivatives = "qx2305";
    public const string Others = "qx2306";

    /// <summary>Market value, base currency.</summary>
    public decimal Value => Lines.Sum(line => line.Value);

    /// <summary>The keys of the row.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Keys =>
        [.. FilingContext.CurrencyKey(Currency), KeyValuePair.Create("qANV", "eba_qFI:" + Instrument), KeyValuePair.Create("qCFA", Profile?.Lei ?? "")];

    /// <summary>What the row is of, such as <c>EUR/qx2301/bank name</c>.</summary>
    public string Subject => $"{Currency}/{Instrument}/{Profile?.Lei ?? Name ?? "not named"}";

    /// <summary>All counterparties of a book, by currency, instrument and value. Names with one identifier are one counterparty.</summary>
    public static ImmutableArray<CounterpartyRow> All(FilingContext context)
    {
        var rows = ImmutableArray.CreateBuilder<CounterpartyRow>();
        foreach (var currency in context.Currencies)
        {
            foreach (var kind in context.LinesOf(currency).Where(line => InstrumentOf(line) is not null).GroupBy(line => InstrumentOf(line)!, StringComparer.Ordinal).OrderBy(kind => kind.Key, StringComparer.Ordinal))
            {
                var rank = 0;
                var parties = kind.GroupBy(line => KeyOf(line, context), StringComparer.OrdinalIgnoreCase)
                    .OrderByDescending(party => party.Sum(line => line.Value)).ThenBy(party => party.Key, StringComparer.Ordinal);
                foreach (var party in parties)
                {
                    var name = party.First().Holding.Counterparty.DisclosedName;
                    rows.Add(new CounterpartyRow(currency, kind.Key, ++rank, name, context.Regulation.Book.Profile(name), [.. party]));
                }
            }
        }

        return rows.ToImmutable();
    }

    /// <summary>The instrument type of a line; null for what no counterparty owes, and for what has no place in the composition.</summary>
    private static string? InstrumentOf(ValuedHolding line) => FilingContext.TypeOf(line) switch
    {
        ReserveType.Deposit => Deposits,
        ReserveType.CentralBank or ReserveType.Government => GovernmentSecurities,
        ReserveType.Fund => FundUnits,
        ReserveType.CreditInstitution => Others,
        _ => null,
    };

    private static string KeyOf(ValuedHolding line, FilingContext context)
    {
        var name = line.Holding.Counterparty.DisclosedName;
        return context.Regulation.Book.Profile(name)?.Lei ?? name?.Trim() ?? "";
    }
}
