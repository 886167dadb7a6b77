using System.Buffers;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Investigator.Domain.Sharing.Alerts;
using Microsoft.Extensions.Options;

namespace Investigator.Web.Sharing.Alerts;

/// <summary>
/// Syslog over TCP, with or without TLS: a connection per attempt. The protocol has no receipts; the nearest thing to one is that the collector closes its side after it has read to the end of ours.
/// A reset before that counts as trouble, silence does not.
/// </summary>
internal sealed class SyslogWire(IOptions<AlertOptions> options) : IAlertWire
{
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(2);
    private static readonly string Host = System.Net.Dns.GetHostName();

    public bool Serves(AlertTransport transport) => transport is AlertTransport.SyslogTcp or AlertTransport.SyslogTls;

    public async Task<string?> SendAsync(DueAlerts due, IAlertFormat format, CancellationToken ct)
    {
        if (AlertDestinationPlan.HostOf(due.Address) is not { } to) return "The address is no host and port.";
        var (messages, line) = (new ArrayBufferWriter<byte>(), new ArrayBufferWriter<byte>());
        foreach (var alert in due.Alerts)
        {
            line.ResetWrittenCount();
            format.Write(alert, line);
            SyslogMessage.Append(alert, line.WrittenSpan, Host, messages);
        }

        try
        {
            using var tcp = new TcpClient();
            await tcp.ConnectAsync(to.Host, to.Port, ct);
            var plain = tcp.GetStream();
            await using Stream wire = due.Transport is AlertTransport.SyslogTls ? await SecureAsync(plain, to.Host, ct) : plain;
            await wire.WriteAsync(messages.WrittenMemory, ct);
            await wire.FlushAsync(ct);
            if (wire is SslStream secured) await secured.ShutdownAsync();
            tcp.Client.Shutdown(SocketShutdown.Send);
            await WaitForGoodbyeAsync(wire, ct);
            return null;
        }
        catch (AuthenticationException broken)
        {
            return $"Its certificate was not accepted: {broken.Message}";
        }
        catch (Exception broken) when (broken is SocketException or IOException)
        {
            return $"It could not be reached: {broken.Message}";
        }
    }

    private async Task<SslStream> SecureAsync(NetworkStream plain, string host, CancellationToken ct)
    {
        var asked = new SslClientAuthenticationOptions { TargetHost = host, CertificateRevocationCheckMode = X509RevocationMode.NoCheck };
        if (options.Value.Authorities() is { } authorities)
        {
            asked.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            asked.CertificateChainPolicy.CustomTrustStore.AddRange(authorities);
        }

        var secured = new SslStream(plain);
        try
        {
            await secured.AuthenticateAsClientAsync(asked, ct);
            return secured;
        }
        catch
        {
            await secured.DisposeAsync();
            throw;
        }
    }

    private static async Task WaitForGoodbyeAsync(Stream wire, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Goodbye);
        var read = new byte[256];
        try
        {
            while (await wire.ReadAsync(read, patience.Token) > 0) continue;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // It keeps its side open, as some do; it took what was sent as far as anyone can tell.
        }
    }
}
