using System.Collections.Immutable;
using System.CommandLine;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Chain;

namespace RiskAnalytics.Cli.Commands;

/// <summary>The option <c>--rpc</c> of <c>verify</c>. The address of a node may carry a key, so it is never printed, not even when it is wrong.</summary>
internal sealed class NodesOfVerify(TimeProvider time)
{
    private const string FromEnvironment = "env:";

    private readonly Option<string[]> _rpc = new("--rpc")
    {
        Description = "Ask a node: a chain, '=', and the node's address, or env:NAME to take the address from the environment variable NAME. May be given several times.",
        HelpName = "chain=url",
        Arity = ArgumentArity.ZeroOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>Adds the option to a command.</summary>
    public void AddTo(Command command) => command.Add(_rpc);

    /// <summary>The nodes by chain.</summary>
    /// <exception cref="UsageException">A chain is not known, is named twice, or its address is none.</exception>
    public ImmutableDictionary<string, IChainClient> Read(ParseResult parsed)
    {
        var nodes = ImmutableDictionary.CreateBuilder<string, IChainClient>(StringComparer.Ordinal);
        foreach (var word in parsed.GetValue(_rpc) ?? [])
        {
            var at = word.IndexOf('=', StringComparison.Ordinal);
            var chain = at < 0 ? "" : word[..at].Trim().ToLowerInvariant();
            if (chain.Length == 0)
                throw new UsageException("--rpc takes a chain, '=', and the address of a node, such as ethereum=http://127.0.0.1:8545; what was given has no chain before a '='.");
            if (!ChainClients.Knows(chain))
                throw new UsageException($"--rpc names the chain '{SafeText.OneLine(chain)}', which is none of {string.Join(", ", ChainClients.Names)}.");
            try
            {
                // A service that answers for a chain stands for that chain: bitcoin-esplora is one for bitcoin.
                var client = ChainClients.Create(chain, AddressOf(chain, word[(at + 1)..].Trim()), new NodeOptions { Time = time });
                if (!nodes.TryAdd(client.Chain, client))
                    throw new UsageException($"--rpc names {client.Chain} twice.");
            }
            catch (ChainException refused)
            {
                throw new UsageException($"--rpc: {refused.Message}");
            }
        }

        return nodes.ToImmutable();
    }

    private static Uri AddressOf(string chain, string text)
    {
        if (text.StartsWith(FromEnvironment, StringComparison.Ordinal))
        {
            var name = text[FromEnvironment.Length..];
            text = Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
                ? value.Trim()
                : throw new UsageException($"--rpc {chain}: the environment variable {SafeText.OneLine(name)} is not set.");
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new UsageException($"--rpc {chain}: what follows the '=' is no http or https address. It is not shown here, since it may hold a key.");
    }
}
