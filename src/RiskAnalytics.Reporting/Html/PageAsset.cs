using System.Security.Cryptography;
using System.Text;

namespace RiskAnalytics.Reporting.Html;

/// <summary>A file of the program that stands inside each page, with the hash by which the page allows it.</summary>
/// <param name="Text">Its text with line feeds only, as a browser reads it.</param>
internal sealed record PageAsset(string Text)
{
    /// <summary>The style of every page.</summary>
    public static PageAsset Style { get; } = Read("page.css");

    /// <summary>The script of every page. Without it all content is there; only sorting, filtering and the switches are not.</summary>
    public static PageAsset Script { get; } = Read("page.js");

    /// <summary>The source expression of a Content-Security-Policy.</summary>
    public string Hash { get; } = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))}'";

    private static PageAsset Read(string name)
    {
        using Stream stream = typeof(PageAsset).Assembly.GetManifestResourceStream("Html." + name)
            ?? throw new InvalidOperationException($"The file {name} is not built into the library.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new PageAsset(reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal));
    }
}
