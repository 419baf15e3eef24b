// What npm runs before it packs one of the packages for others by itself: the tarball would hold sources, and lack the workspaces
// that they import. `npm run pack` packs a folder that is compiled, and has no such script.
process.stderr.write(
  "This package can't be packed by `npm pack`: it is compiled first. Run `npm run pack` in the repo's root.\n",
);
process.exit(1);
