using System.Net.Http.Headers;
using System.Text;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Chain;

/// <summary>Where a node is asked. It may hold a password or a key, so nothing of it can be printed.</summary>
internal sealed class NodeAddress
{
    private readonly UriBuilder _base;
    private readonly string _path;
    private readonly string _query;

    /// <summary>Takes an address apart: a user and a password in it become a header.</summary>
    /// <exception cref="ChainException">It begins with neither http:// nor https://, or has a # in it.</exception>
    public NodeAddress(string chain, Uri node)
    {
        if (!node.IsAbsoluteUri || (node.Scheme != Uri.UriSchemeHttp && node.Scheme != Uri.UriSchemeHttps) || node.Fragment.Length > 0)
            throw new ChainException($"The address of the node of {chain} must begin with http:// or https:// and have no # in it.");
        if (node.UserInfo.Length > 0)
        {
            // The parts are written with percent signs where they have characters that an address cannot hold.
            var plain = Uri.UnescapeDataString(node.UserInfo);
            Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(plain)));
        }

        _base = new UriBuilder(node) { UserName = "", Password = "", Path = "", Query = "" };
        _path = node.AbsolutePath;
        _query = node.Query.TrimStart('?');
    }

    /// <summary>User and password; null without.</summary>
    public AuthenticationHeaderValue? Authorization { get; }

    /// <summary>The address of a path below the node's own; what follows a question mark in the node's own address stays.</summary>
    public Uri At(string path)
    {
        var (below, asked) = path.Split('?', 2) is [var left, var right] ? (left, right) : (path, "");
        return new UriBuilder(_base.Uri)
        {
            Path = below.Length == 0 ? _path : $"{_path.TrimEnd('/')}/{below}",
            Query = string.Join('&', new[] { asked, _query }.Where(part => part.Length > 0)),
        }.Uri;
    }

    /// <inheritdoc/>
    public override string ToString() => "a node";
}
