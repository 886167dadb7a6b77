using System.Globalization;
using System.Text.Json.Nodes;

namespace Investigator.Domain.Sharing.Formats.Stix;

/// <summary>
/// Cyber-observable objects. Their ids come from what they say, so every provider that shares an address shares the same object. Only types of the standard are written: what it has none for stands in the
/// patterns of indicators alone, since a reader that takes no custom content refuses the whole bundle for one object, or one reference, of another type.
/// </summary>
internal static class StixObservable
{
    /// <summary>Whether the standard has an object for it.</summary>
    internal static bool Has(IndicatorKind kind) => kind is IndicatorKind.IpAddress or IndicatorKind.NetworkPrefix or IndicatorKind.EmailDomain or IndicatorKind.AutonomousSystem;

    /// <summary>The id of the observable that an indicator speaks of.</summary>
    internal static string IdOf(IndicatorKey key) => key.Kind switch
    {
        IndicatorKind.IpAddress or IndicatorKind.NetworkPrefix => OfValue(StixPattern.AddressType(key.Value), key.Value),
        IndicatorKind.EmailDomain => OfValue("domain-name", key.Value),
        IndicatorKind.AutonomousSystem => StixIds.OfObservable("autonomous-system", $"{{\"number\":{SystemNumber(key.Value)}}}"),
        IndicatorKind.TlsFingerprint or IndicatorKind.HeaderFingerprint or IndicatorKind.ToolSchema or IndicatorKind.UserAgent or IndicatorKind.PromptSkeleton or IndicatorKind.AccountHash
            or IndicatorKind.PaymentHash or IndicatorKind.DeviceHash or IndicatorKind.EmailHash => throw new ArgumentException("The standard has no object for it.", nameof(key)),
    };

    /// <summary>The observable itself.</summary>
    internal static JsonObject Of(IndicatorKey key, string markingId)
    {
        var id = IdOf(key);
        var type = id[..id.IndexOf("--", StringComparison.Ordinal)];
        var observable = new JsonObject { ["type"] = type, ["spec_version"] = "2.1", ["id"] = id, ["object_marking_refs"] = new JsonArray(markingId) };
        if (type == "autonomous-system") observable["number"] = uint.Parse(key.Value, CultureInfo.InvariantCulture);
        else observable["value"] = key.Value;
        return observable;
    }

    /// <summary>The number of an autonomous system in plain digits.</summary>
    internal static string SystemNumber(string value) => uint.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);

    private static string OfValue(string type, string value) => StixIds.OfObservable(type, $"{{\"value\":{StixIds.Canonical(value)}}}");
}
