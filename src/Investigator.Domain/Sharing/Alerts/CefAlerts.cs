using System.Buffers;
using System.Globalization;
using System.Text;

namespace Investigator.Domain.Sharing.Alerts;

/// <summary>Common Event Format, version 0: a head of seven fields between bars, then keys and values.</summary>
public sealed class CefAlerts : IAlertFormat
{
    public string Id => "cef";

    public string ContentType => "text/plain; charset=utf-8";

    public void Write(SecurityAlert alert, IBufferWriter<byte> line)
    {
        var text = new StringBuilder(512);
        text.Append(CultureInfo.InvariantCulture, $"CEF:0|{AlertProduct.Name}|{AlertProduct.Name}|{AlertProduct.Version}|{Head(alert.Act)}|{Head(alert.Title)}|{(int)alert.Severity * 2}|");
        text.Append(CultureInfo.InvariantCulture, $"rt={alert.At.ToUnixTimeMilliseconds()} externalId={Value(alert.Uid)} cat={Value(alert.Kind.ToString())} act={Value(alert.Activity.ToString())}");
        if (alert.Subject.StartsWith("account:", StringComparison.Ordinal)) text.Append(" duid=").Append(Value(alert.Subject["account:".Length..]));
        if (alert.Actor is { } actor) text.Append(" suser=").Append(Value(actor));
        if (alert.Score is { } score) text.Append(CultureInfo.InvariantCulture, $" cfp1Label=score cfp1={score:0.####}");
        text.Append(" cs1Label=subject cs1=").Append(Value(alert.Subject));
        if (alert.Fields.Count > 0) text.Append(" cs2Label=detail cs2=").Append(Value(string.Join(", ", alert.Fields.Select(f => $"{f.Key}: {f.Value}"))));
        text.Append(" msg=").Append(Value(alert.Message));
        var written = text.ToString();
        Encoding.UTF8.GetBytes(written, line);
    }

    // In the head a bar ends a field, in the rest an equals sign ends a key; a backslash is itself in neither.
    private static string Head(string text) => AlertText.Of(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);

    private static string Value(string text) => AlertText.Of(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("=", "\\=", StringComparison.Ordinal);
}
