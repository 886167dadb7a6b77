using System.Globalization;
using System.Text.Json.Nodes;

namespace Investigator.Domain.Sharing.Formats.Stix;

/// <summary>Cyber-observable objects. Their ids come from what they say, so every provider that shares an address shares the same object.</summary>
internal static class StixObservable
{
    /// <summary>The id of the observable that an indicator speaks of.</summary>
    internal static string IdOf(IndicatorKey key) => key.Kind switch
    {
        IndicatorKind.IpAddress or IndicatorKind.NetworkPrefix => OfValue(StixPattern.AddressType(key.Value), key.Value),
        IndicatorKind.EmailDomain => OfValue("domain-name", key.Value),
        IndicatorKind.AutonomousSystem => StixIds.OfObservable("autonomous-system", $"{{\"number\":{SystemNumber(key.Value)}}}"),
        IndicatorKind.TlsFingerprint or IndicatorKind.HeaderFingerprint or IndicatorKind.ToolSchema or IndicatorKind.UserAgent or IndicatorKind.PromptSkeleton or IndicatorKind.AccountHash
            or IndicatorKind.PaymentHash or IndicatorKind.DeviceHash or IndicatorKind.EmailHash =>
            // Version 5 is for the standard's own observables; the validator of OASIS asks version 4 of every type that it does not know.
            StixIds.Of(StixVocabulary.TraceType, key.Kind.Word(), key.Value),
    };

    /// <summary>The observable itself.</summary>
    internal static JsonObject Of(IndicatorKey key, string markingId)
    {
        var id = IdOf(key);
        var type = id[..id.IndexOf("--", StringComparison.Ordinal)];
        var observable = new JsonObject { ["type"] = type, ["spec_version"] = "2.1", ["id"] = id, ["object_marking_refs"] = new JsonArray(markingId) };
        switch (type)
        {
            case "autonomous-system":
                observable["number"] = uint.Parse(key.Value, CultureInfo.InvariantCulture);
                break;
            case StixVocabulary.TraceType:
                observable["kind"] = key.Kind.Word();
                observable["value"] = key.Value;
                observable["extensions"] = new JsonObject { [StixVocabulary.TraceExtension] = new JsonObject { ["extension_type"] = "new-sco" } };
                break;
            default:
                observable["value"] = key.Value;
                break;
        }

        return observable;
    }

    /// <summary>Whether the observable of a kind is one of ours: no relationship of the standard leads to it.</summary>
    internal static bool IsTrace(IndicatorKind kind) => kind is IndicatorKind.UserAgent || StixPattern.UsesTrace(kind);

    /// <summary>The number of an autonomous system in plain digits.</summary>
    internal static string SystemNumber(string value) => uint.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);

    private static string OfValue(string type, string value) => StixIds.OfObservable(type, $"{{\"value\":{StixIds.Canonical(value)}}}");
}
