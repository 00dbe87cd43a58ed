using System.Diagnostics.CodeAnalysis;

namespace RiskAnalytics.Core.Values;

/// <summary>An ISO 4217 currency code: three upper-case letters, such as <c>USD</c>.</summary>
/// <remarks>Gold owed or held as a currency carries <c>XAU</c>. Equality is by the letters.</remarks>
public sealed record CurrencyCode
{
    private CurrencyCode(string letters) => Letters = letters;

    /// <summary>The three letters, upper case.</summary>
    public string Letters { get; }

    /// <summary>The United States dollar.</summary>
    public static CurrencyCode Usd { get; } = new("USD");

    /// <summary>Reads a code; surrounding spaces and lower case are accepted.</summary>
    /// <exception cref="ArgumentException">The text is not three letters A to Z.</exception>
    public static CurrencyCode Parse(string text) =>
        TryParse(text, out var code)
            ? code
            : throw new ArgumentException($"'{text}' is not an ISO 4217 code; expected three letters such as USD.", nameof(text));

    /// <summary>Reads a code, or returns false when the text is not three letters A to Z.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out CurrencyCode? code)
    {
        var letters = text?.Trim().ToUpperInvariant();
        code = letters is { Length: 3 } && letters.All(char.IsAsciiLetterUpper) ? new CurrencyCode(letters) : null;
        return code is not null;
    }

    /// <summary>The three letters.</summary>
    public override string ToString() => Letters;
}
