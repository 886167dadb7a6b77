using System.Buffers;

namespace Investigator.Domain.Sharing.Alerts;

/// <summary>One form in which alerts are written. A new form is one public class that implements this.</summary>
public interface IAlertFormat
{
    /// <summary>As <c>ocsf</c>.</summary>
    string Id { get; }

    /// <summary>The media type of many alerts, a line each.</summary>
    string ContentType { get; }

    /// <summary>Writes one alert as one line in UTF-8, without the line's end. No character of the alert can end the line or leave its field.</summary>
    void Write(SecurityAlert alert, IBufferWriter<byte> line);
}
