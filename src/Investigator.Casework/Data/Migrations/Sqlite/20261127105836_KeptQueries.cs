using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Investigator.Casework.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class KeptQueries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Hit_DetectorId",
                table: "Hit");

            migrationBuilder.CreateTable(
                name: "KeptQuery",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeptQuery", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Hit_DetectorId_AccountId",
                table: "Hit",
                columns: new[] { "DetectorId", "AccountId" });

            migrationBuilder.CreateIndex(
                name: "IX_KeptQuery_At",
                table: "KeptQuery",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_KeptQuery_Sha256",
                table: "KeptQuery",
                column: "Sha256",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "KeptQuery");

            migrationBuilder.DropIndex(
                name: "IX_Hit_DetectorId_AccountId",
                table: "Hit");

            migrationBuilder.CreateIndex(
                name: "IX_Hit_DetectorId",
                table: "Hit",
                column: "DetectorId");
        }
    }
}
