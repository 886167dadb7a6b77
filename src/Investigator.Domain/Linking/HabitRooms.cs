using System.Collections.Concurrent;

namespace Investigator.Domain.Linking;

/// <summary>Rooms for as many groups as are looked at at once. Thread-safe.</summary>
internal sealed class HabitRooms(int resources)
{
    private readonly ConcurrentBag<HabitRoom> _free = [];

    public HabitRoom Take() => _free.TryTake(out var room) ? room : new(resources);

    public void Return(HabitRoom room) => _free.Add(room);
}
