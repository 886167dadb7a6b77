using System.Globalization;
using Investigator.Domain.Campaigns;
using Investigator.Web.Shell;

namespace Investigator.Web.Campaigns;

/// <summary>How the screen speaks of rules for suggested members.</summary>
public static class SuggestionWords
{
    /// <summary>Where members come from, as a rule may ask.</summary>
    public static IReadOnlyList<string> Sources { get; } = ["cluster", "heir", "linked", "graph", "account", "queue"];

    /// <summary>The kinds of reasons that links have.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
        ["payment", "device", "ipAddress", "networkPrefix", "tlsFingerprint", "clientStack", "emailDomain", "promptSkeleton", "referrer", "apiKey", "organization", "asn", "lockstep"];

    /// <summary>Where a member came from, in words.</summary>
    public static string Source(string source) => source switch
    {
        "cluster" => Say("the cluster"),
        "heir" => Say("heirs"),
        "linked" => Say("linked accounts outside"),
        "graph" => Say("the graph"),
        "account" => Say("an account's page"),
        "queue" => Say("the queue"),
        _ => source,
    };

    /// <summary>What a link is made of, in words.</summary>
    public static string Kind(string kind) => kind switch
    {
        "payment" => Say("a payment fingerprint"),
        "device" => Say("a device"),
        "ipAddress" => Say("an address"),
        "networkPrefix" => Say("a network prefix"),
        "tlsFingerprint" => Say("a TLS fingerprint"),
        "clientStack" => Say("a client stack"),
        "emailDomain" => Say("an e-mail domain"),
        "promptSkeleton" => Say("a prompt skeleton"),
        "referrer" => Say("a referrer"),
        "apiKey" => Say("an API key"),
        "organization" => Say("an organization"),
        "asn" => Say("a network operator (ASN)"),
        "lockstep" => Say("work in lockstep"),
        _ => kind,
    };

    /// <summary>A rule's conditions, as one sentence without its end.</summary>
    public static string Of(SuggestionTerms terms)
    {
        var said = new List<string>();
        if (terms.LeastWeight > 0) said.Add(Say("weight from {0}", N(terms.LeastWeight)));
        if (terms.MostWeight < 1) said.Add(Say("weight up to {0}", N(terms.MostWeight)));
        if (terms.Source is { } source) said.Add(Say("from {0}", VisibleText.Of(Source(source), 64)));
        if (terms.LeastBits > 0) said.Add(Say("links to members of {0} bits or more", N(terms.LeastBits)));
        if (terms.LeastLinked > 0) said.Add(Say("linked to {0} members or more", terms.LeastLinked.ToString("N0", CultureInfo.InvariantCulture)));
        if (terms.Evidence is { } kind) said.Add(Say("shares {0} with a member", VisibleText.Of(Kind(kind), 64)));
        return string.Join(Say(", and "), said);
    }

    private static string N(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
