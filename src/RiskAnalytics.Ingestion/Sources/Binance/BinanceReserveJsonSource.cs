using System.Globalization;
using System.Text.RegularExpressions;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Reference;

namespace RiskAnalytics.Ingestion.Sources.Binance;

/// <summary>The answer of Binance's endpoint for the latest proof of reserves.</summary>
public sealed partial class BinanceReserveJsonSource : IReserveSource
{
    private const string Rows = "snapshotDataList";
    private const int PriceDigits = 12;

    /// <inheritdoc/>
    public string Code => "binance-reserve-json";

    /// <inheritdoc/>
    public string Description => "The latest proof of reserves of Binance (userReserveAuditProofSnapshot): liability, reserve, exchange-held part, third-party custody and ratio of each coin.";

    /// <inheritdoc/>
    public string Rhythm => "monthly, as of the first of the month";

    /// <inheritdoc/>
    public string Traps => "The field binanceLiability is the reserve; the ratio is a fraction (1.000299 is 100.03%); asked for a past time, the endpoint answers with nulls.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => Answer(document, new IssueLog()) is not null;

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        Recognised.Check(document, this);
        var log = new IssueLog();
        var answer = Answer(document, log)!;
        if (JsonView.Root(document)?.Text("code") is { } code && code != "000000")
            log.Warning("answer-code", document.Name, null, "$.code", $"found {Cell.Quote(code)}, expected '000000', the code of an answer without error");
        var rows = answer.Find(Rows)?.Items().Where(r => r.Text("coin") is not null).ToList() ?? [];
        if (!rows.Exists(r => r.Find("binanceLiability") is not null || r.Find("exchangeBalance") is not null))
        {
            log.Warning("no-figures", document.Name, null, $"{answer.Path}.{Rows}", "the answer has no figures, which is what the endpoint gives when it is asked for a past time; ask for the latest snapshot, with an empty time");
            return new SourceReading { Issues = log.ToImmutable(), Lines = 1, Entity = "binance" };
        }

        if (document.AsOf(StatedDate(answer, document, log), log) is not { } asOf)
            return new SourceReading { Issues = log.ToImmutable(), Lines = rows.Count, Entity = "binance" };

        var figures = rows.Select(r => FigureOf(r, asOf, document, log)).OfType<ReserveFigure>().ToList();
        var book = new ExchangeBook
        {
            Document = document,
            Format = Code,
            Entity = EntityDirectory.Exchange("binance"),
            AsOf = asOf,
            AsOfPublished = answer.Text("auditDate"),
            Notes =
            [
                $"AUDIT: Binance audit {answer.Text("auditId") ?? "without id"}, auditor {answer.Text("auditor") ?? "not named"}, root of liabilities {answer.Text("merkleRootHash") ?? "not given"}.",
                "FIGURES: the document calls the reserve binanceLiability.",
                "NOT READ: the margin and futures insurance funds in the document.",
            ],
            Disclosures = new Disclosures
            {
                Assurance = new Assurance(AssuranceLevel.OnChainOnly, "Binance itself", "addresses and a zero-knowledge proof of liabilities", null),
                NotLoaded = ["T2", "T3", "T4", "T5"],
                Notes = ["Addresses, proofs and publication date stand in other files of the same month."],
            },
        };
        return new SourceReading { Books = [book.Of(figures, log)], Lines = rows.Count, Market = [.. rows.Select(r => PriceOf(r, asOf, document)).OfType<MarketObservation>()] };
    }

    private static JsonView? Answer(SourceDocument document, IssueLog log)
    {
        if (JsonView.Root(document, log) is not { } root)
            return null;
        // Alone, as the endpoint wraps it, and with a list around it.
        var answer = root.Find("data")?.First() ?? root.Find("data") ?? root;
        return answer.Has(Rows) ? answer : null;
    }

    private static ReserveFigure? FigureOf(JsonView row, DateOnly asOf, SourceDocument document, IssueLog log)
    {
        if (AssetDirectory.AssetOf(row.Text("coin"), asOf) is not { } asset)
        {
            log.Error("bad-symbol", document.Name, null, row.Path, $"found {Cell.Quote(row.Text("coin"))}, expected the symbol of an asset", omitsLine: true);
            return null;
        }

        var ratio = ExchangeBook.RatioOf(row.Text("ratio"), isFraction: true);
        var owed = row.Find("customerLiability");
        var held = row.Find("binanceLiability");
        return new ReserveFigure
        {
            Asset = asset,
            Place = held?.Path ?? row.Path,
            OwedPlace = owed?.Path,
            Held = held?.AmountFromZero(),
            HeldByExchange = row.AmountFromZero("exchangeBalance"),
            HeldByThirdParties = row.AmountFromZero("thirdPartyCustody"),
            Owed = owed?.AmountFromZero(),
            Ratio = ratio?.Ratio,
            RatioStep = ratio?.Step,
        };
    }

    /// <summary>The price that the printed value of the liability in USDT implies.</summary>
    private static MarketObservation? PriceOf(JsonView row, DateOnly asOf, SourceDocument document)
    {
        if (row.Find("customerLiabilityUsdt") is not { } value || AssetDirectory.AssetOf(row.Text("coin"), asOf) is not { } asset
            || ExchangeBook.RatioOf(value.Text(), isFraction: true) is not { Ratio: > 0 } printed || ExchangeBook.RatioOf(row.Text("customerLiability"), isFraction: true) is not { Ratio: > 0 } owed)
            return null;
        try
        {
            var price = decimal.Round(printed.Ratio / owed.Ratio, PriceDigits);
            return price == 0 ? null : new MarketObservation(
                new MarketQuote
                {
                    Asset = asset,
                    Price = price,
                    AsOf = asOf,
                    StatedSource = $"{document.Cite(value.Path)} over customerLiability; USDT taken as USD",
                    Source = new SourceRef(document.Name, value.Path),
                },
                CurrencyCode.Usd,
                asOf);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>The date that the document states: of the audit, else the one its id is made of, such as <c>PR01APR26</c>.</summary>
    private static DateOnly? StatedDate(JsonView answer, SourceDocument document, IssueLog log)
    {
        if (answer.Text("auditDate") is { } stated)
        {
            if (SnapshotLabel.DateOf(stated) is { } date)
                return date;
            if (answer.Find("auditDate")!.UnixMilliseconds() is { } instant)
                return DateOnly.FromDateTime(instant.UtcDateTime);
        }

        var match = AuditIdPattern().Match(answer.Text("auditId") ?? "");
        if (!match.Success || !DateOnly.TryParseExact($"{match.Groups[1].Value} {match.Groups[2].Value} 20{match.Groups[3].Value}", "dd MMM yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var named))
            return null;
        log.Info("as-of-from-audit-id", document.Name, null, $"{answer.Path}.auditId", $"the document states no date of the audit; {Format.Date(named)} in its id stands for it");
        return named;
    }

    [GeneratedRegex(@"^PR(\d\d)([A-Z]{3})(\d\d)$", RegexOptions.CultureInvariant)]
    private static partial Regex AuditIdPattern();
}
