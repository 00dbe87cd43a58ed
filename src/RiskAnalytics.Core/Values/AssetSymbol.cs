using System.Diagnostics.CodeAnalysis;

namespace RiskAnalytics.Core.Values;

/// <summary>The ticker of one fungible claim, trimmed and upper case: <c>USDC</c>, <c>BTC</c>, <c>USD</c>, <c>XAU</c>.</summary>
/// <remarks>
/// <c>*</c> stands for several assets that the firm does not itemise: it has no key and is never matched.
/// Identity on a chain is the contract address, never the symbol. Equality is by the text.
/// </remarks>
public sealed record AssetSymbol
{
    private const int MaximumLength = 64;

    private AssetSymbol(string text) => Text = text;

    /// <summary>The ticker, upper case, 1 to 64 characters.</summary>
    public string Text { get; }

    /// <summary>The mark for several assets that are not itemised, <c>*</c>.</summary>
    public static AssetSymbol NotItemised { get; } = new("*");

    /// <summary>True unless this is <see cref="NotItemised"/>.</summary>
    public bool IsItemised => Text != NotItemised.Text;

    /// <summary>Reads a symbol; surrounding spaces and lower case are accepted.</summary>
    /// <exception cref="ArgumentException">The text is empty, longer than 64 characters, or holds control characters.</exception>
    public static AssetSymbol Parse(string text) =>
        TryParse(text, out var symbol)
            ? symbol
            : throw new ArgumentException("An asset symbol has 1 to 64 visible characters.", nameof(text));

    /// <summary>The symbol of a fiat claim, which is its currency code.</summary>
    public static AssetSymbol Of(CurrencyCode currency) => new(currency.Letters);

    /// <summary>Reads a symbol, or returns false when the text is empty, too long or holds control characters.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out AssetSymbol? symbol)
    {
        var trimmed = text?.Trim().ToUpperInvariant();
        symbol = trimmed is { Length: >= 1 and <= MaximumLength } && !trimmed.Any(char.IsControl) ? new AssetSymbol(trimmed) : null;
        return symbol is not null;
    }

    /// <summary>The ticker.</summary>
    public override string ToString() => Text;
}
