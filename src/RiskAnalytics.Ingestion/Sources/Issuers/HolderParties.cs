using System.Text.RegularExpressions;
using RiskAnalytics.Core.Reserves;

namespace RiskAnalytics.Ingestion.Sources.Issuers;

/// <summary>Who owes and who keeps a line, read from the free text of the compiled table.</summary>
/// <param name="Owner">The name of the one party that owes it; null when none, or several in one total, are named.</param>
/// <param name="Custodian">The name of the custodian, if one is given.</param>
/// <param name="IsParent">Whether the text says that the owner is the parent of the issuer.</param>
/// <param name="IsCustodianRelated">Whether the text says that the custodian is a related party.</param>
internal sealed partial record HolderParties(string? Owner, string? Custodian, bool IsParent, bool IsCustodianRelated)
{
    private static readonly string[] NobodyOrSeveral =
        [",", " and ", "not ", "institutions", "counterpart", "bank 1", "various", "smart contract", "fund custodian"];

    /// <summary>Reads a text such as <c>US Treasury; fund custodian BNY Mellon</c>.</summary>
    public static HolderParties Read(string text)
    {
        string? owner = null;
        string? custodian = null;
        var isParent = text.Contains("(parent of the issuer)", StringComparison.Ordinal);
        foreach (var part in Parentheses().Replace(text, "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Custody().Match(part) is { Success: true } custody)
                custodian = OneName(custody.Groups["name"].Value);
            else
                owner ??= OneName(part);
        }

        return new HolderParties(owner, custodian, isParent, custodian?.StartsWith("related ", StringComparison.Ordinal) == true);
    }

    /// <summary>The class of a bank: the systemic ones that the table names are told by name.</summary>
    public static PartyClass BankClass(string name) => name == "BNY Mellon" ? PartyClass.Gsib : PartyClass.Bank;

    private static string? OneName(string text)
    {
        var name = text.Trim();
        // Two letters are a country, not a name.
        return name.Length > 2 && !NobodyOrSeveral.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase)) ? name : null;
    }

    [GeneratedRegex(@"\s*\([^)]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Parentheses();

    [GeneratedRegex(@"^(fund )?custodian (a )?(?<name>.+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Custody();
}
