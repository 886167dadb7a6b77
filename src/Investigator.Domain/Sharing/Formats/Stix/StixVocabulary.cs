namespace Investigator.Domain.Sharing.Formats.Stix;

/// <summary>The fixed ids of the STIX writer: those that OASIS published, and this project's own. None of them may ever change.</summary>
internal static class StixVocabulary
{
    /// <summary>UUIDv5 namespace of cyber-observable ids (STIX 2.1, section 2.9).</summary>
    internal static readonly Guid ObservableNamespace = new("00abedb4-aa42-466c-9c01-fed23315a9b7");

    /// <summary>This project's UUIDv5 namespace for all other objects; any RFC 4122 UUID is allowed there (section 2.9).</summary>
    internal static readonly Guid ObjectNamespace = new("968b43bb-fa59-426c-9aa2-bc1d2573d944");

    /// <summary>The OASIS extension that carries TLP 2.0, which is younger than STIX 2.1 (cti-stix-common-objects, tlp-2.0).</summary>
    internal const string TrafficLightExtension = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";

    /// <summary>The creation time that OASIS gave its TLP 2.0 markings: part of the published objects.</summary>
    internal static readonly DateTimeOffset TrafficLightCreated = new(2022, 10, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>This project as author of its extensions.</summary>
    internal const string ProjectIdentity = "identity--b6527799-85e0-457d-a154-1d504cdd2867";

    /// <summary>Declares <see cref="TraceType"/> (a new-sco extension).</summary>
    internal const string TraceExtension = "extension-definition--79b7ff1e-444c-4742-9342-c9d2a8df3700";

    /// <summary>Adds counts to campaigns and indicators (a property-extension).</summary>
    internal const string CountsExtension = "extension-definition--1e7d9d34-343c-419a-8e40-d16addf764ab";

    /// <summary>The observable for what STIX has no type for: client fingerprints, prompt skeletons, keyed hashes.</summary>
    internal const string TraceType = "x-distillation-trace";

    /// <summary>When the extensions were laid down.</summary>
    internal static readonly DateTimeOffset ExtensionsCreated = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>When they were changed last.</summary>
    internal static readonly DateTimeOffset ExtensionsModified = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The marking OASIS published for a light.</summary>
    internal static string MarkingId(TrafficLight light) => "marking-definition--" + light switch
    {
        TrafficLight.Clear => "94868c89-83c2-464b-929b-a1a8aa3c8487",
        TrafficLight.Green => "bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
        TrafficLight.Amber => "55d920b0-5e8b-4f79-9ee9-91f868d9b421",
        TrafficLight.AmberStrict => "939a9414-2ddd-4d32-a0cd-375ea402b003",
        TrafficLight.Red => "e828b379-4e03-4974-9ac4-e53a884c97c1",
    };
}
