namespace Investigator.Tests.Sharing.Stix;

/// <summary>What STIX 2.1 says of one object type.</summary>
/// <param name="Required">Properties that must be there.</param>
/// <param name="Optional">Properties that may be there.</param>
/// <param name="Contributing">For observables: the id-contributing properties; null for all else.</param>
internal sealed record StixType(string[] Required, string[] Optional, string[]? Contributing = null)
{
    internal bool IsObservable => Contributing is not null;
}

/// <summary>The tables of the standard for the types that a bundle of ours may hold (sections 3.2, 4, 5, 6, 7, 10).</summary>
internal static class StixTypes
{
    private static readonly string[] s_domain = ["type", "spec_version", "id", "created", "modified"];
    private static readonly string[] s_domainOptional =
        ["created_by_ref", "revoked", "labels", "confidence", "lang", "external_references", "object_marking_refs", "granular_markings", "extensions"];
    private static readonly string[] s_observable = ["type", "id"];
    private static readonly string[] s_observableOptional = ["spec_version", "object_marking_refs", "granular_markings", "defanged", "extensions"];

    internal static readonly IReadOnlyDictionary<string, StixType> All = new Dictionary<string, StixType>(StringComparer.Ordinal)
    {
        ["identity"] = Domain(["name"], ["description", "roles", "identity_class", "sectors", "contact_information"]),
        ["campaign"] = Domain(["name"], ["description", "aliases", "first_seen", "last_seen", "objective"]),
        ["attack-pattern"] = Domain(["name"], ["description", "aliases", "kill_chain_phases"]),
        ["infrastructure"] = Domain(["name"], ["description", "infrastructure_types", "aliases", "kill_chain_phases", "first_seen", "last_seen"]),
        ["indicator"] = Domain(["pattern", "pattern_type", "valid_from"], ["name", "description", "indicator_types", "pattern_version", "valid_until", "kill_chain_phases"]),
        ["intrusion-set"] = Domain(["name"], ["description", "aliases", "first_seen", "last_seen", "goals", "resource_level", "primary_motivation", "secondary_motivations"]),
        ["course-of-action"] = Domain(["name"], ["description"]),
        ["observed-data"] = Domain(["first_observed", "last_observed", "number_observed", "object_refs"], []),
        ["grouping"] = Domain(["context", "object_refs"], ["name", "description"]),
        ["report"] = Domain(["name", "published", "object_refs"], ["description", "report_types"]),
        ["note"] = Domain(["content", "object_refs"], ["abstract", "authors"]),
        ["opinion"] = Domain(["opinion", "object_refs"], ["explanation", "authors"]),
        ["sighting"] = Domain(["sighting_of_ref"], ["description", "first_seen", "last_seen", "count", "observed_data_refs", "where_sighted_refs", "summary"]),
        ["relationship"] = Domain(["relationship_type", "source_ref", "target_ref"], ["description", "start_time", "stop_time"]),
        ["extension-definition"] = new(
            [.. s_domain, "created_by_ref", "name", "schema", "version", "extension_types"],
            ["revoked", "labels", "external_references", "object_marking_refs", "granular_markings", "description", "extension_properties"]),
        ["marking-definition"] = new(
            ["type", "spec_version", "id", "created"],
            ["created_by_ref", "external_references", "object_marking_refs", "granular_markings", "extensions", "name", "definition_type", "definition"]),
        ["ipv4-addr"] = Observable(["value"], ["resolves_to_refs", "belongs_to_refs"], ["value"]),
        ["ipv6-addr"] = Observable(["value"], ["resolves_to_refs", "belongs_to_refs"], ["value"]),
        ["domain-name"] = Observable(["value"], ["resolves_to_refs"], ["value"]),
        ["autonomous-system"] = Observable(["number"], ["name", "rir"], ["number"]),
    };

    internal static readonly string[] Timestamps = ["created", "modified", "first_seen", "last_seen", "valid_from", "valid_until", "start_time", "stop_time", "first_observed", "last_observed", "published"];
    internal static readonly string[] StringLists = ["labels", "aliases", "indicator_types", "infrastructure_types", "roles", "sectors", "extension_types", "extension_properties", "object_marking_refs", "object_refs", "observed_data_refs", "where_sighted_refs", "report_types", "goals"];
    internal static readonly string[] Strings =
        ["name", "description", "objective", "identity_class", "pattern", "pattern_type", "pattern_version", "schema", "version", "value", "kind", "relationship_type", "lang", "contact_information", "content", "abstract", "explanation", "opinion", "context", "sighting_of_ref"];

    /// <summary>source type, relationship, target types; "*" is any observable of the standard (the tables under each object of section 4).</summary>
    internal static readonly (string Source, string Type, string[] Targets)[] Relationships =
    [
        ("indicator", "indicates", ["attack-pattern", "campaign", "infrastructure", "intrusion-set", "malware", "threat-actor", "tool"]),
        ("indicator", "based-on", ["observed-data"]),
        ("campaign", "uses", ["attack-pattern", "infrastructure", "malware", "tool"]),
        ("campaign", "attributed-to", ["intrusion-set", "threat-actor"]),
        ("campaign", "compromises", ["infrastructure"]),
        ("campaign", "targets", ["identity", "location", "vulnerability"]),
        ("campaign", "originates-from", ["location"]),
        ("infrastructure", "consists-of", ["infrastructure", "observed-data", "*"]),
        ("infrastructure", "communicates-with", ["infrastructure", "ipv4-addr", "ipv6-addr", "domain-name", "url"]),
        ("infrastructure", "uses", ["infrastructure"]),
        ("course-of-action", "mitigates", ["attack-pattern", "indicator", "malware", "tool", "vulnerability"]),
        ("course-of-action", "investigates", ["indicator"]),
        ("attack-pattern", "targets", ["identity", "location", "vulnerability"]),
    ];

    /// <summary>All domain objects of the standard (section 4), whether we write them or not.</summary>
    internal static readonly HashSet<string> DomainObjects = new(StringComparer.Ordinal)
    {
        "attack-pattern", "campaign", "course-of-action", "grouping", "identity", "incident", "indicator", "infrastructure", "intrusion-set", "location", "malware", "malware-analysis", "note", "observed-data",
        "opinion", "report", "threat-actor", "tool", "vulnerability",
    };

    /// <summary>All observables of the standard (section 6).</summary>
    internal static readonly HashSet<string> Observables = new(StringComparer.Ordinal)
    {
        "artifact", "autonomous-system", "directory", "domain-name", "email-addr", "email-message", "file", "ipv4-addr", "ipv6-addr", "mac-addr", "mutex", "network-traffic", "process", "software", "url",
        "user-account", "windows-registry-key", "x509-certificate",
    };

    internal static readonly string[] AnyToAny = ["duplicate-of", "derived-from", "related-to"];

    /// <summary>OASIS, cti-stix-common-objects, extension tlp-2.0: id to level.</summary>
    internal static readonly IReadOnlyDictionary<string, string> TrafficLights = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487"] = "clear",
        ["marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb"] = "green",
        ["marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421"] = "amber",
        ["marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003"] = "amber+strict",
        ["marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1"] = "red",
    };

    internal const string TrafficLightExtension = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";

    /// <summary>The open vocabularies of section 10 that a strict reader holds a producer to.</summary>
    internal static readonly IReadOnlyDictionary<string, string[]> Vocabularies = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["indicator_types"] = ["anomalous-activity", "anonymization", "benign", "compromised", "malicious-activity", "attribution", "unknown"],
        ["infrastructure_types"] = ["amplification", "anonymization", "botnet", "command-and-control", "control-system", "exfiltration", "firewall", "hosting-malware",
            "hosting-target-lists", "phishing", "reconnaissance", "routers-switches", "staging", "workstation", "unknown"],
        ["identity_class"] = ["individual", "group", "system", "organization", "class", "unknown"],
        ["report_types"] = ["attack-pattern", "campaign", "identity", "indicator", "intrusion-set", "malware", "observed-data", "threat-actor", "threat-report", "tool", "vulnerability"],
        ["context"] = ["suspicious-activity", "malware-analysis", "unspecified"],
        ["opinion"] = ["strongly-disagree", "disagree", "neutral", "agree", "strongly-agree"],
        ["pattern_type"] = ["stix", "pcre", "sigma", "snort", "suricata", "yara"],
        ["extension_types"] = ["new-sdo", "new-sco", "new-sro", "property-extension", "toplevel-property-extension"],
    };

    private static StixType Domain(string[] required, string[] optional) => new([.. s_domain, .. required], [.. s_domainOptional, .. optional]);

    private static StixType Observable(string[] required, string[] optional, string[] contributing) => new([.. s_observable, .. required], [.. s_observableOptional, .. optional], contributing);
}
