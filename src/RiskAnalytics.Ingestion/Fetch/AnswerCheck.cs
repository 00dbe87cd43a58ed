using System.IO.Compression;
using System.Text.Json;

namespace RiskAnalytics.Ingestion.Fetch;

/// <summary>Whether an answer is whole and of the kind that was asked for. A server may claim any type and any length.</summary>
internal static class AnswerCheck
{
    private const int DeepestJson = 64;

    /// <summary>Refuses an answer that is cut or of another kind.</summary>
    /// <exception cref="FetchException">It is one of these.</exception>
    public static void RefuseOtherThan(FetchAddress address, byte[] body, string? contentType)
    {
        if (body.Length == 0)
            throw new FetchException($"{address.Url} gives an empty answer.") { IsPassing = true };
        var claimed = contentType is null ? "" : $" It calls itself {contentType}.";
        if (address.Kind == AnswerKind.Zip)
            RefuseOtherThanZip(address, body, claimed);
        else
            RefuseOtherThanJson(address, body, claimed);
    }

    private static void RefuseOtherThanJson(FetchAddress address, byte[] body, string claimed)
    {
        var first = body.AsSpan().TrimStart("\uFEFF \t\r\n"u8);
        if (!first.StartsWith("{"u8) && !first.StartsWith("["u8))
            throw new FetchException($"{address.Url} gives something other than JSON.{claimed}");

        try
        {
            var reader = new Utf8JsonReader(first, new JsonReaderOptions { MaxDepth = DeepestJson });
            while (reader.Read())
            {
            }
        }
        catch (JsonException e)
        {
            throw new FetchException($"{address.Url} gives JSON that is cut or damaged.", e) { IsPassing = true };
        }
    }

    private static void RefuseOtherThanZip(FetchAddress address, byte[] body, string claimed)
    {
        if (!body.AsSpan().StartsWith("PK"u8))
            throw new FetchException($"{address.Url} gives something other than a zip archive.{claimed}");

        try
        {
            using var archive = new ZipArchive(new MemoryStream(body, writable: false), ZipArchiveMode.Read);
            _ = archive.Entries.Count;
        }
        catch (InvalidDataException e)
        {
            throw new FetchException($"{address.Url} gives a zip archive that is cut or damaged.", e) { IsPassing = true };
        }
    }
}
