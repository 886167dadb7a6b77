using Microsoft.Playwright;

namespace Investigator.EndToEnd;

/// <summary>A connection on which everything the server says arrives late, in order.</summary>
public static class Slowness
{
    private static readonly TimeSpan s_late = TimeSpan.FromMilliseconds(400);

    public static Task ComesOverAsync(IPage page) => page.RouteWebSocketAsync(
        address => address.Contains("/_blazor", StringComparison.Ordinal),
        socket =>
        {
            var server = socket.ConnectToServer();
            var earlier = Task.CompletedTask;
            server.OnMessage(frame => earlier = LaterAsync(earlier, frame));

            async Task LaterAsync(Task before, IWebSocketFrame frame)
            {
                await Task.WhenAll(before, Task.Delay(s_late));
                if (frame.Binary is { } bytes) socket.Send(bytes);
                else socket.Send(frame.Text!);
            }
        });
}
