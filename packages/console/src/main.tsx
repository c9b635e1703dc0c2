import '@anxin/kit/tokens.css'
import './styles/base.css'
import './styles/forms.css'
import './styles/sheet.css'
import { tabletHere } from '@anxin/kit/tablet.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient, whenSignedOut } from './parts/ask/doors.ts'
import { findDay, forgetDay } from './parts/ask/outing/store.ts'
import { Language } from './parts/language.tsx'
import { watchPresence } from './parts/shell/presence.ts'
import { Theme } from './parts/shell/Theme.tsx'
import { router } from './routes.tsx'

// a tablet that stands in a cabin opens nothing else
if (tabletHere()) location.replace('/')

watchPresence()
// what was kept for longer than a day goes when the console is opened
findDay()
whenSignedOut(() => {
  forgetDay()
  const { pathname, href } = router.state.location
  if (pathname === '/sign-in') return
  void router.navigate({ to: '/sign-in', search: { back: href } })
})

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Language>
        <Theme>
          <RouterProvider router={router} />
        </Theme>
      </Language>
    </QueryClientProvider>
  </StrictMode>,
)
