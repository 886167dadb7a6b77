using Investigator.Casework.Data;
using Investigator.Domain.Detection;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Detection;

internal static class DetectionTables
{
    extension(InvestigatorDb db)
    {
        public DbSet<Hit> Hits => db.Set<Hit>();
    }
}
