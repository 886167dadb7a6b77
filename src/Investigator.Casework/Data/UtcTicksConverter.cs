using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Investigator.Casework.Data;

internal sealed class UtcTicksConverter() : ValueConverter<DateTimeOffset, long>(time => time.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
