/** Tables of OpenCC, as its package ships them: `simplified traditional|simplified traditional|…`. */
declare module 'opencc-js/dict/*' {
  const table: string
  export default table
}
