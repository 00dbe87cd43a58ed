using System.CommandLine;
using RiskAnalytics.Ingestion.Fetch;

namespace RiskAnalytics.Cli.Commands;

/// <summary>The options of <c>ingest</c> that fetch: the only place of the program from which a connection is opened.</summary>
internal sealed class FetchOfIngest(Terminal terminal, TimeProvider time)
{
    private readonly Option<string[]> _from = new("--from")
    {
        Description = "Fetch from a provider, then read the answer like a file; may be given several times. Providers and ids: see below.",
        HelpName = "provider> <id",
        Arity = new ArgumentArity(2, 2),
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<bool> _offline = new("--offline") { Description = "With --from: take what was fetched before, open no connection." };

    private readonly Option<string?> _cache = new("--cache")
    {
        Description = "With --from: folder that keeps what was fetched. Default: riskanalytics/fetched in the user's folder for application data.",
        HelpName = "folder",
    };

    private readonly Option<string?> _baseUrl = new("--base-url")
    {
        Description = "With --from: ask this address instead of the provider's own; https, or http on this machine.",
        HelpName = "url",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _from, _offline, _cache, _baseUrl })
        {
            command.Add(option);
        }
    }

    /// <summary>Whether the command line asks to fetch.</summary>
    public bool IsAsked(ParseResult parsed) => parsed.GetResult(_from) is { Implicit: false };

    /// <summary>Every provider with what it may be asked, for the help.</summary>
    public static string Providers()
    {
        var width = ProviderCatalog.All.SelectMany(p => p.Endpoints.Select(e => p.Code.Length + e.Example.Length)).Max() + 1;
        var lines = ProviderCatalog.All.SelectMany(provider =>
            provider.Endpoints.Select(e => $"  {($"{provider.Code} {e.Example}").PadRight(width)}  {e.Description}")
                .Concat(provider.KeyVariable is { } variable ? [$"  {provider.Code.PadRight(width)}  a key, if there is one, is read from the environment variable {variable}"] : []));
        return "Providers and ids of --from:\n" + string.Concat(lines.Select(line => line + "\n")) + "\n";
    }

    /// <summary>Fetches what the command line names, in its order.</summary>
    /// <exception cref="UsageException">The options do not go together.</exception>
    /// <exception cref="FetchException">A provider does not answer.</exception>
    public async Task<IReadOnlyList<FetchedFile>> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        if (!IsAsked(parsed))
        {
            return RefuseWithoutFrom(parsed);
        }

        var addresses = parsed.GetValue(_from)!.Chunk(2).Select(pair => ProviderCatalog.Get(pair[0]).Resolve(pair[1], BaseUrl(parsed))).ToList();
        using var fetcher = new Fetcher(new FetchOptions
        {
            CacheFolder = parsed.GetValue(_cache) ?? DefaultCache(),
            Time = time,
            IsOffline = parsed.GetValue(_offline),
            KeyOf = provider => provider.KeyVariable is { } variable ? Environment.GetEnvironmentVariable(variable) : null,
            Progress = new Notes(terminal),
        });

        var files = new List<FetchedFile>();
        foreach (var address in addresses)
        {
            files.Add(await fetcher.FetchAsync(address, cancellation).ConfigureAwait(false));
        }

        return files;
    }

    private IReadOnlyList<FetchedFile> RefuseWithoutFrom(ParseResult parsed)
    {
        foreach (var option in new Option[] { _offline, _cache, _baseUrl })
        {
            if (parsed.GetResult(option) is { Implicit: false })
            {
                throw new UsageException($"{option.Name} goes with --from only.");
            }
        }

        return [];
    }

    private Uri? BaseUrl(ParseResult parsed) => parsed.GetValue(_baseUrl) switch
    {
        null => null,
        { } text when Uri.TryCreate(text, UriKind.Absolute, out var url) => url,
        _ => throw new UsageException("--base-url is no address such as https://api.example.com."),
    };

    private static string DefaultCache()
    {
        var folder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        return folder.Length > 0
            ? Path.Combine(folder, "riskanalytics", "fetched")
            : throw new UsageException("There is no user's folder for application data; name a folder with --cache.");
    }

    private sealed class Notes(Terminal terminal) : IProgress<string>
    {
        public void Report(string value) => terminal.Note(value);
    }
}
