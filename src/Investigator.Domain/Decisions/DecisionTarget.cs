using System.Net;
using System.Net.Sockets;
using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions;

/// <summary>What kind of thing a decision holds. The numbers are stored: new ones go to the end.</summary>
public enum DecisionScope
{
    Account,

    /// <summary>One API key of a customer, by its id.</summary>
    Key,

    /// <summary>All accounts of one customer.</summary>
    Organization,

    /// <summary>All requests from one part of the network.</summary>
    Prefix,

    /// <summary>One conversation, by the <c>session_id</c> that logs and the gateway call it by.</summary>
    Session,
}

/// <summary>What a decision holds.</summary>
/// <param name="Value">Id of the account, key, organization or session, or the prefix as <c>192.0.2.0/24</c>.</param>
public sealed record DecisionTarget(DecisionScope Scope, string Value)
{
    /// <summary>Widest prefixes: a sixteenth of the bits of an address decide over too many strangers otherwise.</summary>
    private const int WidestV4 = 16;
    private const int WidestV6 = 32;
    private const int LongestId = 128;

    /// <summary>The account; empty when the scope is another.</summary>
    public AccountId Account => new(Scope is DecisionScope.Account ? Value : "");

    /// <summary>As audit subjects name it.</summary>
    public string Subject => $"{Word(Scope)}:{Value}";

    public static DecisionTarget Of(AccountId account) => new(DecisionScope.Account, account.Value);

    /// <summary>The word that machines read.</summary>
    public static string Word(DecisionScope scope) => scope switch
    {
        DecisionScope.Account => "account",
        DecisionScope.Key => "key",
        DecisionScope.Organization => "organization",
        DecisionScope.Prefix => "prefix",
        DecisionScope.Session => "session",
    };

    /// <summary>The target as it is stored: trimmed, a prefix with its host bits cleared.</summary>
    /// <returns>Why not, or the target.</returns>
    public Done<DecisionTarget> Tidy()
    {
        var value = Value?.Trim() ?? "";
        if (value.Length == 0) return Refusal.NobodyToActOn;
        if (value.Length > LongestId) return Refusal.TooLong;
        if (Scope is not DecisionScope.Prefix) return this with { Value = value };
        if (NetworkOf(value) is not { } network) return Refusal.PrefixWrong;
        return network.PrefixLength < (network.BaseAddress.AddressFamily is AddressFamily.InterNetwork ? WidestV4 : WidestV6) ? Refusal.PrefixTooWide : this with { Value = network.ToString() };
    }

    /// <summary>Whether a request is one that this target means.</summary>
    public bool Holds(RequestSubject request) => Scope switch
    {
        DecisionScope.Account => Value == request.Account,
        DecisionScope.Key => Value == request.Key,
        DecisionScope.Organization => Value == request.Organization,
        DecisionScope.Session => Value == request.Session,
        DecisionScope.Prefix => IPAddress.TryParse(request.Address, out var address) && IPNetwork.TryParse(Value, out var network) && network.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address),
    };

    // An address alone is a prefix of one; host bits are cleared instead of refused.
    private static IPNetwork? NetworkOf(string text)
    {
        var parts = text.Split('/');
        if (parts.Length > 2 || !IPAddress.TryParse(parts[0], out var address) || !IsWhole(parts[0], address)) return null;
        var bytes = address.GetAddressBytes();
        var length = bytes.Length * 8;
        if (parts.Length == 2 && (!int.TryParse(parts[1], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out length) || length > bytes.Length * 8)) return null;
        for (var i = 0; i < bytes.Length; i++) bytes[i] &= (byte)(length >= (i + 1) * 8 ? 0xff : length <= i * 8 ? 0 : 0xff << (8 - (length - (i * 8))));
        return new(new IPAddress(bytes), length);
    }

    // The parser takes "10.1" for 10.0.0.1, and a zone behind an IPv6 address.
    private static bool IsWhole(string text, IPAddress address) => address.AddressFamily is AddressFamily.InterNetworkV6 ? !text.Contains('%', StringComparison.Ordinal) : text.Count(c => c == '.') == 3;
}

/// <summary>A request as a gateway knows it; what it does not know is <c>null</c>.</summary>
/// <param name="Address">The client's IP address.</param>
public sealed record RequestSubject(string? Account, string? Key = null, string? Organization = null, string? Address = null, string? Session = null);
