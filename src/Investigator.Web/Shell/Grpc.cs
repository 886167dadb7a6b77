using System.Globalization;
using System.Text;

namespace Investigator.Web.Shell;

/// <summary>gRPC over HTTP/2 as far as a unary call needs it (github.com/grpc/grpc: PROTOCOL-HTTP2): one message in a frame, the status in trailers.</summary>
internal static class Grpc
{
    public const int InvalidArgument = 3;
    public const int PermissionDenied = 7;
    public const int ResourceExhausted = 8;
    public const int Unimplemented = 12;
    public const int Unavailable = 14;
    public const int Unauthenticated = 16;

    private const string ContentType = "application/grpc";

    /// <summary>Whether the caller speaks gRPC, and so is answered in it.</summary>
    public static bool IsAsked(HttpRequest request) =>
        request.ContentType is { } type && type.StartsWith(ContentType, StringComparison.OrdinalIgnoreCase) && (type.Length == ContentType.Length || type[ContentType.Length] is '+' or ';');

    /// <summary>The call succeeded: one message, then status 0.</summary>
    public static async Task AnswerAsync(HttpContext http, byte[] message, CancellationToken ct)
    {
        http.Response.ContentType = ContentType;
        http.Response.AppendTrailer("grpc-status", "0");
        byte[] frame = [0, (byte)(message.Length >> 24), (byte)(message.Length >> 16), (byte)(message.Length >> 8), (byte)message.Length, .. message];
        await http.Response.Body.WriteAsync(frame, ct);
    }

    /// <summary>The call failed: the status alone.</summary>
    /// <param name="comeBackAfterSeconds">Above 0: the same call may succeed then, and exporters are told so.</param>
    public static Task RefuseAsync(HttpContext http, int status, string message, int comeBackAfterSeconds = 0)
    {
        http.Response.StatusCode = StatusCodes.Status200OK;
        http.Response.ContentType = ContentType;
        http.Response.Headers["grpc-status"] = status.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers["grpc-message"] = Escaped(message);
        if (comeBackAfterSeconds > 0) http.Response.Headers["grpc-status-details-bin"] = Convert.ToBase64String(ProtoBytes.Status(status, message, comeBackAfterSeconds)).TrimEnd('=');
        return http.Response.CompleteAsync();
    }

    // Printable ASCII but the percent sign stands for itself.
    private static string Escaped(string message)
    {
        var escaped = new StringBuilder();
        foreach (var b in Encoding.UTF8.GetBytes(message))
        {
            if (b is >= 0x20 and <= 0x7E and not (byte)'%') escaped.Append((char)b);
            else escaped.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
        }
        return escaped.ToString();
    }
}
