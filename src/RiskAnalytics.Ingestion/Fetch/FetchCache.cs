using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace RiskAnalytics.Ingestion.Fetch;

/// <summary>
/// Every answer as it came: <c>&lt;SHA-256 of the address&gt;/fetch.json</c> tells of the newest one, whose bytes stand in a folder named by
/// the beginning of their own SHA-256. Older ones stay, so that a book can still be traced to them.
/// </summary>
internal sealed partial class FetchCache(string folder)
{
    private const string RecordName = "fetch.json";
    private const int HashDigits = 16;
    private const int LargestRecord = 64 << 10;

    /// <summary>Keeps an answer. The bytes are whole before anything tells of them.</summary>
    /// <exception cref="IngestionException">The folder cannot be written.</exception>
    public FetchedFile Write(FetchAddress address, Answer answer, DateTimeOffset fetchedAt)
    {
        // Kept to the second, so that a run from the cache sees the same time.
        fetchedAt = DateTimeOffset.FromUnixTimeSeconds(fetchedAt.ToUnixTimeSeconds());
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(answer.Body));
        var path = BodyPath(address, sha256);
        try
        {
            WriteWhole(path, answer.Body);
            WriteWhole(RecordPath(address), JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object?>
            {
                ["url"] = address.Url.AbsoluteUri,
                ["status"] = answer.Status,
                ["content_type"] = answer.ContentType,
                ["fetched_at"] = fetchedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                ["sha256"] = sha256,
                ["bytes"] = answer.Body.Length,
            }));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw IngestionException.For(address.FileName, "cache-unwritable", "the folder for fetched files cannot be written; name another with --cache", null, e);
        }

        return new FetchedFile(path, address.Url, fetchedAt, sha256, IsFromCache: false) { Day = address.Day };
    }

    /// <summary>The newest kept answer of an address.</summary>
    /// <exception cref="IngestionException">There is none, or it is not what was written.</exception>
    public FetchedFile Read(FetchAddress address)
    {
        var record = RecordPath(address);
        if (!File.Exists(record))
            throw IngestionException.For(address.FileName, "not-in-cache", $"the address {address.Url} was never fetched into this cache; run once without --offline");

        try
        {
            if (new FileInfo(record).Length > LargestRecord)
                throw Damaged(address, "its record is too large", null);
            using var json = JsonDocument.Parse(File.ReadAllBytes(record));
            var root = json.RootElement;
            if (root.GetProperty("url").GetString() != address.Url.AbsoluteUri
                || root.GetProperty("sha256").GetString() is not { } sha256 || !Hash().IsMatch(sha256)
                || !DateTimeOffset.TryParseExact(root.GetProperty("fetched_at").GetString(), "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var fetchedAt))
            {
                throw Damaged(address, "its record is of another address or says no hash or time", null);
            }

            var path = BodyPath(address, sha256);
            using var body = File.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(body)) == sha256
                ? new FetchedFile(path, address.Url, fetchedAt, sha256, IsFromCache: true) { Day = address.Day }
                : throw Damaged(address, $"the bytes do not have the SHA-256 {sha256} that they had when they were fetched", null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw Damaged(address, "its files cannot be read", e);
        }
    }

    private static IngestionException Damaged(FetchAddress address, string reason, Exception? cause) =>
        IngestionException.For(address.FileName, "cache-damaged", $"the kept answer of {address.Url} is not used: {reason}; fetch it again without --offline", null, cause);

    private static void WriteWhole(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = $"{path}.{Path.GetRandomFileName()}.partial";
        try
        {
            File.WriteAllBytes(unfinished, bytes);
            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    private string RecordPath(FetchAddress address) => Path.Combine(FolderOf(address), RecordName);

    private string BodyPath(FetchAddress address, string sha256) => Path.Combine(FolderOf(address), sha256[..HashDigits], address.FileName);

    private string FolderOf(FetchAddress address) =>
        Path.Combine(Path.GetFullPath(folder), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address.Url.AbsoluteUri))));

    [GeneratedRegex("^[0-9a-f]{64}$", RegexOptions.CultureInvariant)]
    private static partial Regex Hash();
}
