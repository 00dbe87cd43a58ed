namespace RiskAnalytics.Core.Reserves;

/// <summary>Who owes or keeps a line, as far as the book says.</summary>
/// <param name="Name">The name, or null when no name is given.</param>
/// <param name="Class">The kind of party, or null when the cell is silent.</param>
public sealed record Party(string? Name, PartyClass? Class)
{
    /// <summary>A party of which nothing is said.</summary>
    public static Party Silent { get; } = new(null, null);

    /// <summary>True when neither a name nor a class is given.</summary>
    public bool IsSilent => Name is null && Class is null;

    /// <summary>The name, unless the class or the name itself says that it is not disclosed.</summary>
    public string? DisclosedName => Class == PartyClass.Undisclosed || IsNoName(Name) ? null : Name;

    private static bool IsNoName(string? name) => name?.Trim().ToUpperInvariant() is null or "" or "UNDISCLOSED" or "NOT DISCLOSED" or "UNKNOWN" or "NOT NAMED" or "UNNAMED";
}
