namespace RiskAnalytics.Core.Verification;

/// <summary>A file that a verification was made from.</summary>
/// <param name="Name">Its path inside the book with <c>/</c>, or its bare name where it lies elsewhere.</param>
/// <param name="Sha256">SHA-256 of its bytes, 64 lower-case hex digits.</param>
/// <param name="IsInBook">True when the name is a path inside the book, so that a later change can be seen.</param>
public sealed record EvidenceFile(string Name, string Sha256, bool IsInBook = false);
