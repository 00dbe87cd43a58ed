namespace RiskAnalytics.Core.Reserves;

/// <summary>A published file that figures of a book were read from.</summary>
/// <param name="File">Its name, as the <c>source</c> cells of the book give it.</param>
/// <param name="Sha256">SHA-256 of its bytes, 64 lower-case hexadecimal digits.</param>
/// <param name="Format">The code of the format it was read as.</param>
/// <param name="PublishedOn">When it was published, where that is known.</param>
public sealed record PublishedDocument(string File, string Sha256, string Format, DateOnly? PublishedOn = null);
