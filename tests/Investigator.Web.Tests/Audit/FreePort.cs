using System.Net;
using System.Net.Sockets;

namespace Investigator.Web.Tests.Audit;

/// <summary>
/// Ports for the servers of tests. The system's own choice may be given to an outgoing connection, or to the next caller, before the server listens: these lie below
/// the range from which systems choose, and none is given twice.
/// </summary>
public static class FreePort
{
    private const int First = 12_000;
    private const int Count = 18_000;
    private static int s_next = Random.Shared.Next(Count); // several runs may share a machine

    public static int Next()
    {
        for (var tries = 0; tries < 100; tries++)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref s_next) % Count);
            if (IsFree(IPAddress.Loopback, port) && IsFree(IPAddress.IPv6Loopback, port)) return port;
        }

        throw new InvalidOperationException($"No free port among a hundred from {First} on.");
    }

    private static bool IsFree(IPAddress address, int port)
    {
        if (address.AddressFamily is AddressFamily.InterNetworkV6 && !Socket.OSSupportsIPv6) return true;
        try
        {
            using var listener = new TcpListener(address, port);
            listener.Start();
            return true;
        }
        catch (SocketException refused)
        {
            return refused.SocketErrorCode is SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported;
        }
    }
}
